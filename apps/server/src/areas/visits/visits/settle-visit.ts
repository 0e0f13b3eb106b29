import { visitSettled, type QuotedVisit, type SettledVisit, type VisitDraft, type VisitPreview } from '@cheyou/contract'
import { billVisit, businessDateOf, checkVisitSize, type Bill } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { recordBenefitUses } from '../../club/benefits/index.ts'
import { tieToStore } from '../../people/customers/index.ts'
import { consumeApproval } from '../../club/discounts/index.ts'
import { changeTiers, tierHistories, type TierChange } from '../../club/membership/index.ts'
import { lockBalance, postEntries, readBalances, shownBalances, type PostingDraft } from '../../club/points/index.ts'
import { useVouchers } from '../../club/rewards/index.ts'
import { readDeskVisit, visitOutcome, type DeskVisit } from './desk-visit.ts'
import { billRequest, discountsOf, requireUsable } from './till-bill.ts'
import { settleRefundsAtDesk } from './refunds-at-the-desk.ts'
import { visitChoices, withUnavailable } from './visit-choices.ts'
import { approvalPlace, asksForOffers, availableOffers, offersAsked } from './visit-offers.ts'
import { visitPosting, visitTierChange, type EarningVisit } from './visit-posting.ts'
import { writeVisit } from './write-visit.ts'

/** What settling would take off and give, and why; changes nothing (req. 2.4, 3.5). */
export async function previewVisit(app: App, caller: StaffCaller, draft: VisitDraft): Promise<VisitPreview> {
  requireOwnStore(caller, draft.storeId)
  const now = app.clock.now()
  const desk = await readDeskVisit(app.db.read, app.groupId, draft, now)
  requireSize(desk, draft, caller)
  const offers = await availableOffers(app.db.read, app.groupId, desk, draft)
  const request = billRequest(desk, draft, offers, caller.role)
  const bill = billVisit(request)
  const discounts = discountsOf(bill)
  const choices = visitChoices({ payer: desk.payer, request, discounts, offers }, caller.role)
  return { ...visitOutcome(desk, bill, withUnavailable(discounts, offers)), choices }
}

/**
 * Settles a visit at the desk (req. 2.2, 3.5): the visit, its lines, what comes off them, its points and what they lift, in
 * one unit. What cannot be used stops it.
 * @throws NOT_FOUND, PRESENCE_EXPIRED, ORDER_NUMBER_TAKEN, VISIT_SUM_CHANGED, VOUCHER_USED_UP, REDEMPTION_STATE,
 * APPROVAL_STATE, VISIT_NEEDS_MANAGER, VISIT_TOO_LARGE and the codes of offers
 */
export async function settleVisit(
  app: App,
  caller: StaffCaller,
  draft: QuotedVisit,
  idempotency: Idempotency,
): Promise<SettledVisit> {
  requireOwnStore(caller, draft.storeId)
  const act = staffAct(app, caller, 'visits.settle', { storeId: draft.storeId, idempotency })
  let attempts = 0
  try {
    return await app.db.unit(act, async (unit) => {
      const desk = await deskVisit(unit, draft, ++attempts)
      requireSize(desk, draft, caller)
      unit.concerns(desk.member.memberId)
      const offers = await offersAsked(unit.sql, app.groupId, desk, draft)
      return settle(unit, desk, draft, billVisit(billRequest(desk, draft, offers, caller.role)))
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'visits') throw new Refusal('ORDER_NUMBER_TAKEN')
    throw error
  }
}

/** What is too much for one of the staff is a manager's to settle, or a slip of the hand. */
function requireSize({ rules }: DeskVisit, { lines, orderNumber }: VisitDraft, { role }: StaffCaller): void {
  const grossFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  accepted(checkVisitSize({ role, grossFen, numbered: orderNumber !== undefined }, rules.limits.visit))
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

async function settle(unit: Unit, desk: DeskVisit, draft: QuotedVisit, bill: Bill): Promise<SettledVisit> {
  requireUsable(bill)
  requireQuoted(draft, bill)
  const { member, rules } = desk
  const { earning } = bill
  const visit = earningVisit(desk, draft, bill, unit.now)
  const vouchers = await useOffers(unit, desk, draft, bill, visit.visitId)
  const sourceId = await writeVisit(unit, desk, draft, visit)
  if (!desk.payerTied) await tieToStore(unit, draft.storeId, [desk.customerId])
  const before = new Map([[member.memberId, member.balances]])
  await postEntries(unit, before, [...vouchers, visitPosting(visit, member, earning, rules.version)])
  const numbered = draft.orderNumber !== undefined
  const refunded = numbered ? await takeForWaiting(unit, { ...visit, sourceId, memberId: member.memberId }) : null
  const tierChange = visitTierChange(visit, member.memberId, earning, rules.version)
  if (tierChange) await changeTiers(unit, [await notBeforeLast(unit, tierChange)])
  unit.raise(
    visitSettled({
      visitId: visit.visitId,
      memberId: member.memberId,
      storeId: draft.storeId,
      vehicleId: desk.vehicle.id,
      putAside: draft.putAside ?? false,
      templateIds: draft.templateIds ?? [],
      ruleVersion: rules.version,
      customerFen: bill.totals.byPayerFen.customer,
      reachesTier: earning.lift !== null || earning.invitedTo !== null,
      settledOn: desk.settledOn,
    }),
  )
  const outcome = visitOutcome(desk, bill, discountsOf(bill))
  return {
    ...outcome,
    balancesAfter: refunded?.balancesAfter ?? outcome.balancesAfter,
    refunded: refunded?.points ?? null,
    visitId: visit.visitId,
    orderNumber: visit.orderNumber,
    settledAt: unit.now.toISOString(),
  }
}

/**
 * A refund may have been told before its order was settled here: it takes its points now. @returns what they took, and the member's
 * balances then, as screens show them; null when none waited
 */
async function takeForWaiting(unit: Unit, order: Parameters<typeof settleRefundsAtDesk>[1]) {
  const { memberId } = order
  const points = await settleRefundsAtDesk(unit, order, null)
  if (points.qualifying === 0 && points.redeemable === 0) return null
  const balances = (await readBalances(unit.sql, [memberId])).get(memberId)
  if (!balances) throw new Error('A member without a points account')
  return { points, balancesAfter: await shownBalances(unit.sql, memberId, balances, businessDateOf(unit.now)) }
}

/** Between preview and settlement the rules, the tier or the points may have changed; nobody is charged what they were not told. */
function requireQuoted({ quotedFen }: QuotedVisit, { totals }: Bill): void {
  const { customer: customerFen } = totals.byPayerFen
  if (customerFen !== quotedFen) throw new Refusal('VISIT_SUM_CHANGED', { quotedFen, customerFen })
}

/** Takes what the visit uses of vouchers, benefits and an approval. @returns what the vouchers' points become, to be posted */
async function useOffers(
  unit: Unit,
  desk: DeskVisit,
  draft: VisitDraft,
  { discounts: { offers } }: Bill,
  visitId: string,
): Promise<PostingDraft[]> {
  const { memberId, balances } = desk.member
  const { storeId } = draft
  const benefits = offers.filter(({ step }) => step === 'benefit').map(({ code }) => ({ code, quantity: 1 }))
  if (benefits.length > 0) await recordBenefitUses(unit, { memberId, storeId, visitId, rules: desk.rules }, benefits)
  if (draft.approvalId !== undefined && offers.some(({ step, takenFen }) => step === 'discretion' && takenFen > 0))
    await consumeApproval(unit, { approvalId: draft.approvalId, visitId }, approvalPlace(desk, draft))
  const vouchers = offers.filter(({ step }) => step === 'voucher')
  const { postings } = await useVouchers(
    unit,
    { memberId, visitId, storeId, balances },
    vouchers.map(({ code: redemptionId, takenFen }) => ({ redemptionId, takenFen })),
  )
  return postings
}

/** A change of tier does not take effect before the one it follows; looked up only here, for few visits lift a tier. */
async function notBeforeLast(unit: Unit, change: TierChange): Promise<TierChange> {
  const history = (await tierHistories(unit.sql, [change.memberId])).get(change.memberId)
  const since = history?.at(-1)?.effectiveOn ?? change.effectiveOn
  return since > change.effectiveOn ? { ...change, effectiveOn: since } : change
}

function earningVisit(desk: DeskVisit, draft: VisitDraft, { lines, discounts }: Bill, settledAt: Date): EarningVisit {
  const visitId = newId()
  return {
    visitId,
    revision: 1,
    orderNumber: draft.orderNumber ?? `CY${desk.settledOn.replaceAll('-', '')}-${visitId.slice(-8)}`,
    plate: desk.vehicle.plate,
    workType: draft.workType,
    workTypeName: desk.workTypeName,
    settledOn: desk.settledOn,
    settledAt,
    lines,
    discounts: discounts.lines,
  }
}
