import type { Adjustment } from '@cheyou/contract'
import {
  ADJUSTMENTS_ADD_UP_DAYS,
  adjustPoints as decide,
  businessDateOf,
  expiryDate,
  needsApproval,
  type AdjustedSums,
  type Adjustment as DecidedAdjustment,
  type Balances,
  type RuleSet,
} from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import { tell } from '../../../platform/live/index.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import {
  addAdjustment,
  endAdjustment,
  findAdjustment,
  lockBalance,
  openLots,
  passedAlone,
  postEntries,
  type StoredAdjustment,
} from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { adjustmentOf } from './adjustments.queries.ts'
import { requireVisible } from './visibility.ts'

const DAY_MS = 86_400_000

/**
 * Adjusts a member's points with a reason (req. 2.7): posted at once up to the limit of the rules, above it kept for a second
 * person; what one person or one member had without a second person in the last 30 days counts towards it. Refused early when it could not be posted now.
 * @throws NOT_FOUND, ADJUSTMENT_EMPTY, ADJUSTMENT_TOO_LARGE, POINTS_SHORT
 */
export async function proposeAdjustment(
  app: App,
  caller: StaffCaller,
  request: { memberId: string; qualifying: number; redeemable: number; reason: string },
  idempotency: Idempotency,
): Promise<Adjustment> {
  return app.db.unit(staffAct(app, caller, 'points.adjust', { reason: request.reason, idempotency }), async (unit) => {
    await requireVisible(unit.sql, caller, request.memberId, unit.now)
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const id = newId()
    const { balances, adjustment } = await decideOn(unit, request, rules)
    const waits = needsApproval(request, await passedBefore(unit, caller, request.memberId), rules)
    const stored = { ...request, id, state: waits ? 'pending' : 'posted', proposedBy: caller.id } as const
    await addAdjustment(unit, { ...stored, ruleVersion: rules.version })
    if (!waits) await post(unit, stored, rules, { balances, adjustment })
    else await tell(unit, 'adjustments')
    return adjustmentOf(unit.sql, app.groupId, caller, id)
  })
}

/**
 * A second person approves a pending adjustment: it is posted by the rules in force now (req. 2.7).
 * @throws NOT_FOUND, ADJUSTMENT_OWN, ADJUSTMENT_STATE, POINTS_SHORT when the points have been spent meanwhile
 */
export async function approveAdjustment(
  app: App,
  caller: StaffCaller,
  adjustmentId: string,
  idempotency: Idempotency,
): Promise<Adjustment> {
  return app.db.unit(staffAct(app, caller, 'points.approve-adjustment', { idempotency }), async (unit) => {
    const stored = await adjustmentOfAnother(unit, caller, adjustmentId)
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const decided = await decideOn(unit, stored, rules)
    const end = { state: 'posted' as const, decidedBy: caller.id, refusalReason: null }
    if (!(await endAdjustment(unit, adjustmentId, end))) throw new Refusal('ADJUSTMENT_STATE')
    await post(unit, stored, rules, decided)
    await tell(unit, 'adjustments')
    return adjustmentOf(unit.sql, app.groupId, caller, adjustmentId)
  })
}

/** A second person refuses a pending adjustment: nothing is posted. @throws NOT_FOUND, ADJUSTMENT_OWN, ADJUSTMENT_STATE */
export async function refuseAdjustment(
  app: App,
  caller: StaffCaller,
  { adjustmentId, reason }: { adjustmentId: string; reason: string },
  idempotency: Idempotency,
): Promise<Adjustment> {
  return app.db.unit(staffAct(app, caller, 'points.refuse-adjustment', { reason, idempotency }), async (unit) => {
    await adjustmentOfAnother(unit, caller, adjustmentId)
    const end = { state: 'refused' as const, decidedBy: caller.id, refusalReason: reason }
    if (!(await endAdjustment(unit, adjustmentId, end))) throw new Refusal('ADJUSTMENT_STATE')
    await tell(unit, 'adjustments')
    return adjustmentOf(unit.sql, app.groupId, caller, adjustmentId)
  })
}

/** Small adjustments add up: of two that one person proposes at the same moment the second sees the first. */
async function passedBefore(unit: Unit, caller: StaffCaller, memberId: string): Promise<AdjustedSums[]> {
  if (unit.sql.dialect === 'mysql') await unit.sql.one('SELECT id FROM staff WHERE id = ? FOR UPDATE', [caller.id])
  const since = new Date(unit.now.getTime() - ADJUSTMENTS_ADD_UP_DAYS * DAY_MS)
  return passedAlone(unit.sql, { memberId, proposedBy: caller.id }, since)
}

/** Nobody decides on what they proposed themselves. */
async function adjustmentOfAnother(unit: Unit, caller: StaffCaller, adjustmentId: string): Promise<StoredAdjustment> {
  const stored = await findAdjustment(unit.sql, unit.act.groupId, adjustmentId)
  if (!stored) throw new Refusal('NOT_FOUND')
  unit.concerns(stored.memberId)
  await requireVisible(unit.sql, caller, stored.memberId, unit.now)
  if (stored.state !== 'pending') throw new Refusal('ADJUSTMENT_STATE', { state: stored.state })
  if (stored.proposedBy === caller.id) throw new Refusal('ADJUSTMENT_OWN')
  return stored
}

interface Decided {
  balances: Balances
  adjustment: DecidedAdjustment
}

async function decideOn(
  unit: Unit,
  { memberId, qualifying, redeemable }: { memberId: string; qualifying: number; redeemable: number },
  rules: RuleSet,
): Promise<Decided> {
  const balances = await lockBalance(unit, memberId)
  const lots = await openLots(unit.sql, memberId)
  const earnedOn = businessDateOf(unit.now)
  const lot = { id: newId(), earnedOn, expiresOn: expiryDate(earnedOn, rules.expiry) }
  return { balances, adjustment: accepted(decide({ balances, lots, qualifying, redeemable, lot, rules })) }
}

async function post(
  unit: Unit,
  { id, memberId, reason }: StoredAdjustment,
  rules: RuleSet,
  { balances, adjustment }: Decided,
): Promise<void> {
  const { entries, lot } = adjustment
  await postEntries(unit, new Map([[memberId, balances]]), [
    {
      memberId,
      cause: `adjustment:${id}`,
      kind: 'adjustment',
      subjectId: id,
      tier: null,
      ruleVersion: rules.version,
      facts: { reason },
      effectiveAt: unit.now,
      entries,
      lot,
    },
  ])
}
