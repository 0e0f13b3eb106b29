import type { TillBill } from '@cheyou/domain'
import { lineDiscountSteps, lineKinds, payers, visitStates } from '@cheyou/contract/codes'
import {
  code,
  amount,
  date,
  document,
  flag,
  id,
  moment,
  nullable,
  primary,
  ref,
  whole,
  withDefault,
  words,
} from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/**
 * An order that gives money back (req. 2.6): `named` takes back points of the order that it names, `unnamed` what its amounts would
 * have earned; `by_hand` came when people still corrected the points.
 */
export const refundKinds = ['named', 'unnamed', 'by_hand'] as const
export type RefundKind = (typeof refundKinds)[number]

/** A settled or voided repair order; car and bringer are kept as they were (req. 4.6). */
export const visits = table(
  'visits',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    sourceId: ref(),
    orderNumber: words(40),
    /** Folded and from its end, so that its last characters are found. */
    orderReversed: withDefault(words(40), ''),
    /** The order of the same source that a refund names. */
    originalOrderNumber: nullable(words(40)),
    /** Null for a visit. */
    refund: nullable(code(refundKinds, 12)),
    /** Raised by every correction; part of the cause of its points. */
    revision: whole(),
    state: code(visitStates, 12),
    vehicleId: ref(),
    /** The paying customer, and the member whose ledger holds the points; null before they joined. */
    customerId: nullable(ref()),
    memberId: nullable(ref()),
    vin: words(17),
    plate: nullable(words(12)),
    bringerName: nullable(words(80)),
    /** Encrypted. */
    bringerPhone: nullable(words(255)),
    workType: words(40),
    advisorName: nullable(words(40)),
    /** Who of the staff settled it at the desk; null when the DMS brought or corrected it. */
    settledBy: nullable(ref()),
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
  [
    { name: 'ux_visits_order', columns: ['sourceId', 'orderNumber'], unique: true },
    { name: 'ix_visits_order_reversed', columns: ['groupId', 'orderReversed'] },
    { name: 'ix_visits_vehicle', columns: ['vehicleId', 'settledOn'] },
    { name: 'ix_visits_spending', columns: ['customerId', 'settledOn', 'state', 'customerFen'] },
    { name: 'ix_visits_member', columns: ['memberId', 'settledAt'] },
    { name: 'ix_visits_store', columns: ['storeId', 'settledOn', 'id', 'state', 'refund', 'customerFen'] },
    { name: 'ix_visits_original', columns: ['sourceId', 'originalOrderNumber'] },
  ],
)

export const visitLines = table('visit_lines', {
  visitId: primary(ref()),
  lineNo: primary(whole()),
  groupId: ref(),
  itemCode: nullable(words(40)),
  itemName: words(80),
  lineKind: code(lineKinds, 12),
  quantityMilli: amount(),
  amountFen: amount(),
  payer: code(payers, 20),
})

/** What one step took off a line of a visit at the till (req. 3.5); the line's amount is what is left after it. */
export const visitDiscounts = table('visit_discounts', {
  visitId: primary(ref()),
  /** Counts through the visit, in the order of taking on each line. */
  position: primary(whole()),
  groupId: ref(),
  /** The revision of the visit whose lines it was taken off: a correction brings lines of its own. */
  revision: whole(),
  lineNo: whole(),
  step: code(lineDiscountSteps, 12),
  code: words(40),
  name: nullable(words(80)),
  rateMilli: nullable(whole()),
  /** 0 where a correction left nothing for what stays used. */
  takenFen: amount(),
  /** When the visit was voided. */
  undoneAt: nullable(moment()),
})

/** What a visit was at the till, from the first time that its order came with other amounts until what was used is given back. */
export const tillBills = table('till_bills', {
  visitId: primary(ref()),
  groupId: ref(),
  bill: document<TillBill>(),
  keptAt: moment(),
})

export const visitsTables = [visits, visitLines, visitDiscounts, tillBills]
