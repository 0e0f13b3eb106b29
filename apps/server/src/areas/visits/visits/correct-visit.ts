import { visitsChanged, type CorrectedVisit, type EndpointInput, type correctVisit as endpoint } from '@cheyou/contract'
import {
  businessDateOf,
  checkTakingBack,
  checkVisitSize,
  visitTotals,
  type BillLine,
  type RuleSet,
} from '@cheyou/domain'
import { unnamed } from '@cheyou/words'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { lockWithKept } from '../../club/points/index.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { deskSourceOf, knownDictionary } from '../../people/organisation/index.ts'
import { balancesAfter } from './balances-after.ts'
import { holdToCorrection, type CorrectedBill } from './hold-to-correction.ts'
import { startPostingRun } from './posting-run.ts'
import { giveBackAtDesk, hasRefunds, settleRefundsAtDesk } from './refunds-at-the-desk.ts'
import { listedLines, storedVisit, type ListedLine, type StoredVisit } from './stored-visit.queries.ts'
import { visitLines, visits } from './visits.tables.ts'

type Correction = EndpointInput<typeof endpoint>['body']
type MembersVisit = StoredVisit & { memberId: string }

/**
 * Corrects list prices of a settled visit (req. 2.6): the same visit and order at another revision. What the till took off comes off
 * again, the points of the revision before are taken back and those of this one given, in lots as old as they were.
 * @throws NOT_FOUND, VISIT_STATE, VOID_NEEDS_MANAGER, VISIT_IMPORTED, VISIT_NEEDS_MANAGER, VISIT_TOO_LARGE
 */
export async function correctVisit(
  app: App,
  caller: StaffCaller,
  visitId: string,
  correction: Correction,
  idempotency: Idempotency,
): Promise<CorrectedVisit> {
  const { groupId } = app
  const { memberId, storeId } = await storedVisit(app.db.read, groupId, caller, visitId)
  if (memberId === null) throw new Refusal('NOT_FOUND', { what: 'visit' })
  const act = staffAct(app, caller, 'visits.correct', { storeId, reason: correction.reason, idempotency })
  return app.db.unit(act, async (unit) => {
    unit.concerns(memberId)
    const { keptOf } = await lockWithKept(unit, [memberId])
    const visit = await storedVisit(unit.sql, groupId, caller, visitId)
    const sameDay = visit.settledOn === businessDateOf(unit.now)
    accepted(checkTakingBack({ role: caller.role, imported: visit.settledBy === null, sameDay }))
    if (visit.state === 'void' || visit.refund !== null || visit.revision !== correction.revision)
      throw new Refusal('VISIT_STATE')
    const corrected = await correct(unit, { ...visit, memberId }, { caller, correction })
    return { visitId, ...corrected, balances: await balancesAfter(unit, keptOf.get(memberId) ?? memberId) }
  })
}

async function correct(
  unit: Unit,
  visit: MembersVisit,
  { caller, correction }: { caller: StaffCaller; correction: Correction },
): Promise<Omit<CorrectedVisit, 'visitId' | 'balances'>> {
  const { revision } = visit
  const before = await listedLines(unit.sql, visit.id)
  const lines = atListPrices(before, correction.lines)
  if (lines.every(({ amountFen }, at) => amountFen === before[at]!.listFen))
    return { revision, customerFen: customerFenOf(before), points: NONE }
  const rules = (await rulesBetween(unit.sql, unit.act.groupId, [visit.settledAt]))(visit.settledAt)
  await requireSize(unit, visit, { before, lines, rules, caller })
  const bill = await holdToCorrection(unit, visit, lines, rules)
  const refunds = await hasRefunds(unit, visit)
  const order = { ...visit, visitId: visit.id }
  const back = refunds ? await giveBackAtDesk(unit, order, 'refund_reckoned_again') : NONE
  const own = await post(unit, visit, bill, rules)
  await write(unit, visit, before, bill)
  const again = refunds ? await settleRefundsAtDesk(unit, order, null) : NONE
  return {
    revision: revision + 1,
    customerFen: customerFenOf(bill.lines),
    points: {
      qualifying: back.qualifying + own.qualifying + again.qualifying,
      redeemable: back.redeemable + own.redeemable + again.redeemable,
    },
  }
}

const customerFenOf = (lines: readonly BillLine[]) => visitTotals(lines).byPayerFen.customer

const NONE = { qualifying: 0, redeemable: 0 }

/** The lines at their list prices as corrected. @throws NOT_FOUND for a line that the visit does not have */
function atListPrices(before: readonly ListedLine[], corrected: Correction['lines']): BillLine[] {
  const amounts = new Map(corrected.map(({ lineNo, amountFen }) => [lineNo, amountFen]))
  const known = before.filter(({ lineNo }) => amounts.has(lineNo)).length
  if (known !== corrected.length) throw new Refusal('NOT_FOUND', { what: 'line' })
  return before.map(({ listFen, ...line }) => ({ ...line, amountFen: amounts.get(line.lineNo) ?? listFen }))
}

/** What would have been a manager's to settle is not reached by correcting; what is larger already may become smaller. */
async function requireSize(
  unit: Unit,
  { storeId, sourceId }: MembersVisit,
  of: { before: readonly ListedLine[]; lines: readonly BillLine[]; rules: RuleSet; caller: StaffCaller },
): Promise<void> {
  const grossFen = visitTotals(of.lines).totalFen
  if (grossFen <= of.before.reduce((sum, { listFen }) => sum + listFen, 0)) return
  const numbered = sourceId !== (await deskSourceOf(unit.sql, unit.act.groupId, storeId))
  accepted(checkVisitSize({ role: of.caller.role, grossFen, numbered }, of.rules.limits.visit))
}

async function post(unit: Unit, visit: MembersVisit, { lines, taken }: CorrectedBill, rules: RuleSet) {
  const { id: visitId, memberId, revision, orderNumber, plate, workType, settledOn, settledAt } = visit
  const workTypes = await knownDictionary(unit.sql, unit.act.groupId, 'work_type')
  const workTypeName = workTypes.find(({ code }) => code === workType)?.name ?? unnamed.workType
  const of = { visitId, orderNumber, plate, memberId }
  const run = await startPostingRun(unit, [memberId])
  const discounts = taken.filter(({ takenFen }) => takenFen > 0)
  await run.correct(
    { ...of, revision, reason: 'order_corrected' },
    { ...of, revision: revision + 1, workType, workTypeName, settledOn, settledAt, lines, discounts },
    rules,
  )
  await run.finish()
  return run.points
}

async function write(unit: Unit, visit: MembersVisit, before: readonly ListedLine[], bill: CorrectedBill) {
  const { byPayerFen } = visitTotals(bill.lines)
  const written = await updateRows(
    unit.sql,
    visits,
    {
      revision: visit.revision + 1,
      customerFen: byPayerFen.customer,
      insurerFen: byPayerFen.insurer,
      manufacturerFen: byPayerFen.manufacturer,
      internalFen: byPayerFen.internal,
      updatedAt: unit.now,
    },
    { id: visit.id, revision: visit.revision, state: 'settled' },
  )
  if (written !== 1) throw new Refusal('VISIT_STATE')
  for (const [at, { lineNo, amountFen }] of bill.lines.entries())
    if (amountFen !== before[at]!.amountFen)
      await updateRows(unit.sql, visitLines, { amountFen }, { visitId: visit.id, lineNo })
  await bill.writeTaken(unit)
  if (visit.customerId !== null) unit.raise(visitsChanged({ customerId: visit.customerId }))
}
