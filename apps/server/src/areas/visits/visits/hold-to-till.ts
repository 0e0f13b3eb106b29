import { billedAgain, type NamedDiscount, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { takeLessByVouchers } from '../../club/rewards/index.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import type { OrderLine } from './order-record.ts'
import { keepTillBill, replaceDiscounts, tillBillsOf, type KnownTillBill } from './till-bills.repository.ts'
import type { PlannedVisit } from './write-orders.ts'

/**
 * What the till took off stays off when the DMS tells of the same order (req. 3.5, 14.1): a bill over what was typed, or over what
 * was left, is the till's own and changes nothing but what the order says besides; other amounts are the list prices corrected.
 * A visit that turns out to be another member's, or is void, is left as it is planned: what was used on it is given back.
 */
export async function holdToTill(unit: Unit, planned: readonly PlannedVisit[]): Promise<PlannedVisit[]> {
  const corrected = planned.filter(({ reverses, earns }) => reverses !== null && reverses === earns)
  const bills = await tillBillsOf(
    unit,
    corrected.map(({ id }) => id),
  )
  if (bills.size === 0) return [...planned]
  const settled = corrected.flatMap(({ id, before }) => (bills.has(id) && before ? [before.settledAt] : []))
  const rulesAt = await rulesBetween(unit.sql, unit.act.groupId, settled)
  return planned.map((visit) => {
    const till = bills.get(visit.id)
    return till && visit.before ? held(visit, till, rulesAt(visit.before.settledAt)) : visit
  })
}

function held(visit: PlannedVisit, till: KnownTillBill, rules: RuleSet): PlannedVisit {
  const { order, before } = visit
  const { same, lines, taken } = billedAgain(till.bill, order.lines, rules)
  const asBefore =
    before?.settledOn === order.settledOn && before.workType === order.workType && before.vehicleId === visit.vehicleId
  const charged = { ...order, lines: lines.map((line) => ({ ...detailOf(order.lines, line), ...line })) }
  if (same && asBefore && !till.corrected)
    return {
      ...visit,
      order: charged,
      change: 'same',
      toldAgain: true,
      revision: before.revision,
      settledAt: before.settledAt,
      earns: null,
      reverses: null,
    }
  return { ...visit, order: charged, tillBill: till, taken }
}

/** What else the order says of a line; of one that it does not have, nothing. */
function detailOf(lines: readonly OrderLine[], { lineNo, itemName }: { lineNo: number; itemName: string }) {
  const line = lines.find((one) => one.lineNo === lineNo && one.itemName === itemName)
  return { itemCode: line?.itemCode ?? null, quantityMilli: line?.quantityMilli ?? 1000 }
}

/** Writes what comes off the visits whose lines were corrected, and of each voucher how much it took. */
export async function writeTaken(unit: Unit, planned: readonly PlannedVisit[]): Promise<void> {
  for (const { id: visitId, revision, tillBill, taken } of planned) {
    if (!tillBill || !taken) continue
    if (!tillBill.corrected) await keepTillBill(unit, visitId, tillBill.bill)
    await replaceDiscounts(unit, { visitId, revision }, taken)
    await takeLessByVouchers(unit, visitId, sumsOfVouchers(taken))
  }
}

function sumsOfVouchers(taken: readonly NamedDiscount[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { step, code, takenFen } of taken) if (step === 'voucher') sums.set(code, (sums.get(code) ?? 0) + takenFen)
  return sums
}
