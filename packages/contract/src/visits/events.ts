import { event } from '../event.ts'

/** A visit was settled at the desk. */
export const visitSettled = event<{
  visitId: string
  memberId: string
  storeId: string
  vehicleId: string
  /** It was put aside before, under the key of the request. */
  putAside: boolean
  /** The canned jobs it was made from. */
  templateIds: readonly string[]
  /** By which it was settled. */
  ruleVersion: number
  /** What the customer paid. */
  customerFen: number
  /** Whether its points lift the tier, or reach one that staff have to confirm. */
  reachesTier: boolean
  settledOn: string
}>('visit.settled', ({ memberId }) => memberId)

/** A visit of a member was corrected, by an outside system or at the desk: its points were taken back and given again. */
export const visitCorrected = event<{ visitId: string; memberId: string }>(
  'visit.corrected',
  ({ memberId }) => memberId,
)

/** Visits of a customer were recorded, corrected, voided or moved otherwise than by settling them at the desk. */
export const visitsChanged = event<{ customerId: string }>('visits.changed', ({ customerId }) => customerId)
