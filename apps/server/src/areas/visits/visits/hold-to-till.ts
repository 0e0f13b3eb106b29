import { billedAgain, type NamedDiscount, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { correctVoucherUses, usedVouchers, type UsedVouchers } from '../../club/rewards/index.ts'
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
  const rests = restsOf(await usedVouchers(unit.sql, [...bills.keys()]))
  return planned.map((visit) => {
    const till = bills.get(visit.id)
    if (!till || !visit.before) return visit
    const plan = held(visit, till, rulesAt(visit.before.settledAt), rests.mostOf(visit.id))
    if (plan.taken) rests.take(visit.id, sumsOfVouchers(plan.taken))
    return plan
  })
}

/** What each voucher of a visit can take on it: what it took, and what is left of it besides. */
export function mostOfVouchers(
  used: UsedVouchers = new Map(),
  left: ReadonlyMap<string, number> = new Map([...used].map(([code, { leftFen }]) => [code, leftFen])),
): Map<string, number> {
  return new Map([...used].map(([code, { givenFen }]) => [code, givenFen + (left.get(code) ?? 0)]))
}

/** What vouchers can still take on each visit, the ones planned before it considered: two of them may share a voucher. */
function restsOf(used: ReadonlyMap<string, UsedVouchers>) {
  const left = new Map([...used.values()].flatMap((own) => [...own].map(([code, { leftFen }]) => [code, leftFen])))
  const uses = (visitId: string) => [...(used.get(visitId) ?? [])]
  return {
    mostOf: (visitId: string) => mostOfVouchers(used.get(visitId), left),
    take(visitId: string, takenFen: ReadonlyMap<string, number>): void {
      for (const [code, { givenFen }] of uses(visitId))
        left.set(code, (left.get(code) ?? 0) + givenFen - (takenFen.get(code) ?? givenFen))
    },
  }
}

function held(
  visit: PlannedVisit,
  till: KnownTillBill,
  rules: RuleSet,
  mostFen: ReadonlyMap<string, number>,
): PlannedVisit {
  const { order, before } = visit
  const { same, lines, taken } = billedAgain(till.bill, order.lines, rules, mostFen)
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
  return { ...visit, order: charged, tillBill: till, taken, vouchersInParts: rules.vouchers.partialUse }
}

/** What else the order says of a line; of one that it does not have, nothing. */
function detailOf(lines: readonly OrderLine[], { lineNo, itemName }: { lineNo: number; itemName: string }) {
  const line = lines.find((one) => one.lineNo === lineNo && one.itemName === itemName)
  return { itemCode: line?.itemCode ?? null, quantityMilli: line?.quantityMilli ?? 1000 }
}

/** Writes what comes off the visits whose lines the DMS corrected, and keeps the bills of the till that it replaces. */
export async function writeTakenOff(unit: Unit, planned: readonly PlannedVisit[]): Promise<void> {
  for (const { id: visitId, revision, tillBill, taken, vouchersInParts = false } of planned) {
    if (!tillBill || !taken) continue
    if (!tillBill.corrected) await keepTillBill(unit, visitId, tillBill.bill)
    await writeTaken(unit, { visitId, revision, taken, vouchersInParts })
  }
}

/** Writes what comes off a visit at its new revision, and of each voucher how much it took. */
export async function writeTaken(
  unit: Unit,
  {
    visitId,
    revision,
    taken,
    vouchersInParts: inParts,
  }: { visitId: string; revision: number; taken: readonly NamedDiscount[]; vouchersInParts: boolean },
): Promise<void> {
  await replaceDiscounts(unit, { visitId, revision }, taken)
  await correctVoucherUses(unit, visitId, { takenFen: sumsOfVouchers(taken), inParts })
}

function sumsOfVouchers(taken: readonly NamedDiscount[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { step, code, takenFen } of taken) if (step === 'voucher') sums.set(code, (sums.get(code) ?? 0) + takenFen)
  return sums
}
