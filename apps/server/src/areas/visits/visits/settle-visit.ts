import type { SettledVisit, VisitDraft, VisitPreview } from '@cheyou/contract'
import { visitTotals } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { recordBenefitUses } from '../../club/benefits/index.ts'
import { tieToStore } from '../../people/customers/index.ts'
import { consumeApproval } from '../../club/discounts/index.ts'
import { changeTiers, refreshCandidate, tierHistories, type TierChange } from '../../club/membership/index.ts'
import { lockBalance, postEntries } from '../../club/points/index.ts'
import { useVouchers, type VoucherPostings } from '../../club/rewards/index.ts'
import { draftLines, readDeskVisit, visitOutcome, type DeskVisit } from './desk-visit.ts'
import { pointsRedeemed, visitChoices, withGone } from './visit-choices.ts'
import { discountedVisit, requireUsable, type DiscountedVisit, type TillVisit } from './visit-discounts.ts'
import { visitEarning, type EarningVisit, type SettledLine, type VisitEarning } from './visit-earning.ts'
import { approvalPlace, asksForOffers, offersAsked, offersInSight } from './visit-offers.ts'
import { writeVisit } from './write-visit.ts'

/** What settling would take off and give, and why; changes nothing (req. 2.4, 3.5). */
export async function previewVisit(app: App, caller: StaffCaller, draft: VisitDraft): Promise<VisitPreview> {
  requireOwnStore(caller, draft.storeId)
  const now = app.clock.now()
  const desk = await readDeskVisit(app.db.read, app.groupId, draft, now)
  const offers = await offersInSight(app.db.read, app.groupId, desk, draft)
  const till = { desk, draft, lines: draftLines(draft), offers, role: caller.role }
  const { net, discounts } = discountedVisit(till)
  const visit = earningVisit(desk, draft, { lines: net, discounts: discounts.lines }, { visitId: newId(), now })
  const held = desk.member.balances.held - pointsRedeemed(till, discounts)
  const earning = visitEarning(visit, { ...desk.member, balances: { ...desk.member.balances, held } }, desk.rules)
  const choices = visitChoices(till, discounts)
  return { ...visitOutcome(desk, net, withGone(discounts, offers), earning), choices }
}

/**
 * Settles a visit at the desk (req. 2.2, 3.5): the visit, its lines, what comes off them, its points and what they lift, in
 * one unit. What cannot be used stops it.
 * @throws NOT_FOUND, PRESENCE_EXPIRED, ORDER_NUMBER_TAKEN, VISIT_SUM_CHANGED, VOUCHER_USED_UP, REDEMPTION_STATE,
 * APPROVAL_STATE and the codes of offers
 */
export async function settleVisit(
  app: App,
  caller: StaffCaller,
  draft: VisitDraft,
  idempotency: Idempotency,
): Promise<SettledVisit> {
  requireOwnStore(caller, draft.storeId)
  const act = {
    groupId: app.groupId,
    storeId: draft.storeId,
    actorKind: 'staff' as const,
    actorId: caller.id,
    action: 'visits.settle',
    idempotency,
  }
  let attempts = 0
  try {
    return await app.db.unit(act, async (unit) => {
      const desk = await deskVisit(unit, draft, ++attempts)
      const offers = await offersAsked(unit.sql, app.groupId, desk, draft)
      return settle(unit, { desk, draft, lines: draftLines(draft), offers, role: caller.role })
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'visits') throw new Refusal('ORDER_NUMBER_TAKEN')
    throw error
  }
}

/**
 * Read without a lock unless it spends; when another writer came in between, the next attempt reads under the lock, so that
 * nobody starves.
 */
async function deskVisit(unit: Unit, draft: VisitDraft, attempt: number): Promise<DeskVisit> {
  const read = () => readDeskVisit(unit.sql, unit.act.groupId, draft, unit.now)
  const desk = await read()
  if (attempt === 1 && !asksForOffers(draft)) return desk
  await lockBalance(unit, desk.member.memberId)
  return read()
}

async function settle(unit: Unit, till: TillVisit): Promise<SettledVisit> {
  const { desk, draft } = till
  const discounted = discountedVisit(till)
  requireUsable(discounted)
  const { net, discounts } = discounted
  requireTold(draft, net)
  const facts = { visitId: newId(), now: unit.now }
  const visit = earningVisit(desk, draft, { lines: net, discounts: discounts.lines }, facts)
  const used = await useOffers(unit, till, discounted, visit.visitId)
  const earning = visitEarning(visit, { ...desk.member, balances: used.balances }, desk.rules)
  await writeVisit(unit, desk, draft, visit)
  if (!desk.payerTied) await tieToStore(unit, draft.storeId, [desk.customerId])
  const before = new Map([[desk.member.memberId, desk.member.balances]])
  await postEntries(unit, before, [...used.postings, earning.posting])
  if (earning.tierChange) await changeTiers(unit, [await notBeforeLast(unit, earning.tierChange)])
  if (mayInvite(desk, net, earning)) await refreshCandidate(unit, desk.member.memberId, desk.rules)
  return {
    ...visitOutcome(desk, net, discounts, earning),
    visitId: visit.visitId,
    orderNumber: visit.orderNumber,
    settledAt: unit.now.toISOString(),
  }
}

/** Between preview and settlement the rules, the tier or the points may have changed; nobody is charged what they were not told. */
function requireTold({ toldFen }: VisitDraft, net: readonly SettledLine[]): void {
  if (toldFen === undefined) return
  const { customer: customerFen } = visitTotals(net).byPayerFen
  if (customerFen !== toldFen) throw new Refusal('VISIT_SUM_CHANGED', { toldFen, customerFen })
}

/** Takes what the visit uses of vouchers, benefits and an approval; the caller posts what the vouchers' points become. */
async function useOffers(
  unit: Unit,
  { desk, draft }: TillVisit,
  { decided }: DiscountedVisit,
  visitId: string,
): Promise<VoucherPostings> {
  const { memberId, balances } = desk.member
  const { storeId } = draft
  const benefits = decided.offers.filter(({ step }) => step === 'benefit').map(({ code }) => ({ code, quantity: 1 }))
  if (benefits.length > 0) await recordBenefitUses(unit, { memberId, storeId, visitId, rules: desk.rules }, benefits)
  if (
    draft.approvalId !== undefined &&
    decided.offers.some(({ step, takenFen }) => step === 'discretion' && takenFen > 0)
  )
    await consumeApproval(unit, { approvalId: draft.approvalId, visitId }, approvalPlace(desk, draft))
  const vouchers = decided.offers.filter(({ step }) => step === 'voucher')
  return useVouchers(
    unit,
    { memberId, visitId, storeId, balances },
    vouchers.map(({ code: redemptionId, takenFen }) => ({ redemptionId, takenFen })),
  )
}

/** A change of tier does not take effect before the one it follows; looked up only here, for few visits lift a tier. */
async function notBeforeLast(unit: Unit, change: TierChange): Promise<TierChange> {
  const history = (await tierHistories(unit.sql, [change.memberId])).get(change.memberId)
  const since = history?.at(-1)?.effectiveOn ?? change.effectiveOn
  return since > change.effectiveOn ? { ...change, effectiveOn: since } : change
}

/** Whether this visit may change who waits for an upgrade by staff (req. 1.5): most do not, and need not be judged. */
function mayInvite({ rules }: DeskVisit, lines: readonly SettledLine[], earning: VisitEarning): boolean {
  const { ways } = rules.upgrade
  if (ways.repair.enabled && visitTotals(lines).byPayerFen.customer >= ways.repair.amountFen) return true
  return earning.tierChange !== null || earning.invitedTo !== null
}

function earningVisit(
  desk: DeskVisit,
  draft: VisitDraft,
  taken: Pick<EarningVisit, 'lines' | 'discounts'>,
  { visitId, now }: { visitId: string; now: Date },
): EarningVisit {
  return {
    visitId,
    revision: 1,
    orderNumber: draft.orderNumber ?? `CY${desk.settledOn.replaceAll('-', '')}-${visitId.slice(-6)}`,
    plate: desk.vehicle.plate,
    workType: draft.workType,
    workTypeName: desk.workTypeName,
    settledOn: desk.settledOn,
    settledAt: now,
    ...taken,
  }
}
