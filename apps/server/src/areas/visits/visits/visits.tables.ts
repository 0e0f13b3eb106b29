import { EntitySchema } from 'typeorm'
import { amount, date, flag, id, moment, nullable, primary, ref, whole, words } from '../../../platform/db/columns.ts'

/** A settled or voided repair order; car and bringer are kept as they were (req. 4.6). */
export interface VisitRow {
  id: string
  groupId: string
  storeId: string
  sourceId: string
  orderNumber: string
  /** Raised by every correction; part of the cause of its points. */
  revision: number
  state: string
  vehicleId: string
  /** The paying customer, and the member whose ledger holds the points; null before they joined. */
  customerId: string | null
  memberId: string | null
  vin: string
  plate: string | null
  bringerName: string | null
  /** Encrypted. */
  bringerPhone: string | null
  workType: string
  advisorName: string | null
  odometerKm: number | null
  odometerSuspect: boolean
  arrivedOn: string
  settledOn: string
  settledAt: Date
  customerFen: number
  insurerFen: number
  manufacturerFen: number
  internalFen: number
  contentHash: string
  createdAt: Date
  updatedAt: Date
}
export const visits = new EntitySchema<VisitRow>({
  name: 'visits',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    sourceId: ref(),
    orderNumber: words(40),
    revision: whole(),
    state: words(12),
    vehicleId: ref(),
    customerId: nullable(ref()),
    memberId: nullable(ref()),
    vin: words(17),
    plate: nullable(words(12)),
    bringerName: nullable(words(80)),
    bringerPhone: nullable(words(255)),
    workType: words(40),
    advisorName: nullable(words(40)),
    odometerKm: nullable(whole()),
    odometerSuspect: flag(),
    arrivedOn: date(),
    settledOn: date(),
    settledAt: moment(),
    customerFen: amount(),
    insurerFen: amount(),
    manufacturerFen: amount(),
    internalFen: amount(),
    contentHash: words(64),
    createdAt: moment(),
    updatedAt: moment(),
  },
  indices: [
    { name: 'ux_visits_order', columns: ['sourceId', 'orderNumber'], unique: true },
    { name: 'ix_visits_vehicle', columns: ['vehicleId', 'settledOn'] },
    { name: 'ix_visits_customer', columns: ['customerId', 'settledOn'] },
    { name: 'ix_visits_member', columns: ['memberId', 'settledAt'] },
    { name: 'ix_visits_store', columns: ['storeId', 'settledOn'] },
  ],
})

export interface VisitLineRow {
  visitId: string
  lineNo: number
  groupId: string
  itemCode: string | null
  itemName: string
  lineKind: string
  quantityMilli: number
  amountFen: number
  payer: string
}
export const visitLines = new EntitySchema<VisitLineRow>({
  name: 'visit_lines',
  columns: {
    visitId: primary(ref()),
    lineNo: primary(whole()),
    groupId: ref(),
    itemCode: nullable(words(40)),
    itemName: words(80),
    lineKind: words(12),
    quantityMilli: amount(),
    amountFen: amount(),
    payer: words(20),
  },
})

/** What one step took off a line of a visit at the till (req. 3.5); the line's amount is what is left after it. */
export interface VisitDiscountRow {
  visitId: string
  /** Counts through the visit, in the order of taking on each line. */
  position: number
  groupId: string
  /** The revision of the visit whose lines it was taken off: a correction brings lines of its own. */
  revision: number
  lineNo: number
  step: string
  code: string
  name: string | null
  rateMilli: number | null
  takenFen: number
  /** When the visit was voided. */
  undoneAt: Date | null
}
export const visitDiscounts = new EntitySchema<VisitDiscountRow>({
  name: 'visit_discounts',
  columns: {
    visitId: primary(ref()),
    position: primary(whole()),
    groupId: ref(),
    revision: whole(),
    lineNo: whole(),
    step: words(12),
    code: words(40),
    name: nullable(words(80)),
    rateMilli: nullable(whole()),
    takenFen: amount(),
    undoneAt: nullable(moment()),
  },
})

export const visitsEntities = [visits, visitLines, visitDiscounts]
