import { EntitySchema } from 'typeorm'
import { amount, date, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/** Prices agreed with a company (req. 3.5); never two at once. Ended before its last day, it stays with who and why. */
export interface AgreementRow {
  id: string
  groupId: string
  memberId: string
  name: string
  labourMilli: number
  partsMilli: number
  fromOn: string
  untilOn: string
  agreedBy: string
  agreedAt: Date
  endedBy: string | null
  endedAt: Date | null
  endReason: string | null
}
export const agreements = new EntitySchema<AgreementRow>({
  name: 'agreements',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    name: words(60),
    labourMilli: whole(),
    partsMilli: whole(),
    fromOn: date(),
    untilOn: date(),
    agreedBy: ref(),
    agreedAt: moment(),
    endedBy: nullable(ref()),
    endedAt: nullable(moment()),
    endReason: nullable(words(200)),
  },
  indices: [{ name: 'ix_agreements_member', columns: ['memberId', 'untilOn'] }],
})

/** A discount above a role's limit (req. 3.5): asked for one car on one day, decided by another, used once. */
export interface DiscountApprovalRow {
  id: string
  groupId: string
  storeId: string
  memberId: string
  vehicleId: string
  askedOn: string
  amountFen: number
  billFen: number
  reason: string
  /** `pending`, `approved`, `refused`, `used` or `withdrawn`; all but the last three end with their day. */
  state: string
  askedBy: string
  askedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  refusalReason: string | null
  visitId: string | null
  usedAt: Date | null
}
export const discountApprovals = new EntitySchema<DiscountApprovalRow>({
  name: 'discount_approvals',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    vehicleId: ref(),
    askedOn: date(),
    amountFen: amount(),
    billFen: amount(),
    reason: words(200),
    state: words(12),
    askedBy: ref(),
    askedAt: moment(),
    decidedBy: nullable(ref()),
    decidedAt: nullable(moment()),
    refusalReason: nullable(words(200)),
    visitId: nullable(ref()),
    usedAt: nullable(moment()),
  },
  indices: [
    { name: 'ix_discount_approvals_car', columns: ['vehicleId', 'askedOn'] },
    { name: 'ix_discount_approvals_store', columns: ['storeId', 'id'] },
    { name: 'ix_discount_approvals_day', columns: ['groupId', 'askedOn', 'state'] },
  ],
})

export const discountsEntities = [agreements, discountApprovals]
