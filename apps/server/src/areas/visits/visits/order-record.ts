import type { BusinessDate, LineKind, Payer, VisitState } from '@cheyou/domain'

/** A line of a repair order as an outside system has it. */
export interface OrderLine {
  lineNo: number
  itemCode: string | null
  itemName: string
  lineKind: LineKind
  quantityMilli: number
  amountFen: number
  payer: Payer
}

/** A settled or voided repair order of an outside system, whole. */
export interface OrderRecord {
  /** Unique within the source. */
  orderNumber: string
  /** The order that a refund names; left out when it names none. */
  originalOrderNumber?: string
  state: VisitState
  settledOn: BusinessDate
  arrivedOn: BusinessDate
  vin: string
  plate: string | null
  bringerName: string | null
  bringerPhone: string | null
  workType: string
  advisorName: string | null
  odometerKm: number | null
  lines: readonly OrderLine[]
}
