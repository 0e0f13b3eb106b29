import { businessDateOf, changeRedemption, undoHandOver as undo } from '@cheyou/domain'
import type { Role } from '@cheyou/contract/codes'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { drawsOfSubject } from '../points/index.ts'
import { lockRedemption, postChange, type AnswerOfChange } from './end-redemption.ts'
import { requireShown, type ShownAt } from './redemption-scans.ts'
import type { Redemption } from './redemptions.repository.ts'
import { requireSeen } from './seen-by-stores.queries.ts'

/**
 * Staff have handed the reward over: what was held is redeemed (req. 3.2). An id alone is not enough: the redemption's
 * code or the member's card must have been scanned at this store just now.
 * @throws NOT_FOUND, SCAN_EXPIRED, PRESENCE_EXPIRED, REDEMPTION_ELSEWHERE, VOUCHER_AT_TILL, REDEMPTION_STATE
 */
export async function handOver<Answer>(
  app: App,
  caller: StaffCaller,
  request: ShownAt & { redemptionId: string },
  idempotency: Idempotency,
  answer: AnswerOfChange<Answer>,
): Promise<Answer> {
  const { storeId, redemptionId } = request
  requireOwnStore(caller, storeId)
  return app.db.unit(staffAct(app, caller, 'rewards.hand-over', { storeId, idempotency }), async (unit) => {
    const locked = await lockRedemption(unit, redemptionId)
    const { redemption, balances } = locked
    await requireShown(unit, redemption, request)
    if (redemption.voucher) throw new Refusal('VOUCHER_AT_TILL')
    if (!collectableAt(redemption, storeId)) throw new Refusal('REDEMPTION_ELSEWHERE')
    const draws = await drawsOfSubject(unit.sql, redemption.memberId, redemptionId, 'held')
    const { state } = redemption
    const change = accepted(changeRedemption({ state, action: 'hand_over', draws, balances }))
    const changed = await postChange(unit, locked, {
      action: 'hand_over',
      quantity: redemption.quantity,
      storeId,
      reason: null,
      to: { state: change.state, handedOverAt: storeId },
      posting: { kind: 'redemption', facts: { quantity: redemption.quantity }, entries: change.entries },
    })
    return answer(unit, changed)
  })
}

/** Whether a reward is collected at a store (req. 3.1). */
export function collectableAt({ storeIds }: Redemption, storeId: string): boolean {
  return storeIds === null || storeIds.includes(storeId)
}

/** Who may undo what was handed over on an earlier day. */
const laterToo: readonly Role[] = ['manager', 'group_admin']

/**
 * Takes a handing over back that was a mistake, with a reason: on the same day the desk, later a manager. It is held again,
 * and can be handed over or cancelled. A voucher comes back by voiding the visit it was used on.
 * @throws NOT_FOUND, UNDO_TOO_LATE, VOUCHER_AT_TILL, REDEMPTION_STATE
 */
export async function undoHandOver<Answer>(
  app: App,
  caller: StaffCaller,
  { redemptionId, reason }: { redemptionId: string; reason: string },
  idempotency: Idempotency,
  answer: AnswerOfChange<Answer>,
): Promise<Answer> {
  return app.db.unit(staffAct(app, caller, 'rewards.undo-hand-over', { reason, idempotency }), async (unit) => {
    const locked = await lockRedemption(unit, redemptionId)
    await requireSeen(unit.sql, caller, redemptionId)
    requireMayUndo(unit, caller, locked.redemption)
    const { id, memberId, quantity, state, storeId } = locked.redemption
    const draws = await drawsOfSubject(unit.sql, memberId, id, 'redeemed')
    const change = accepted(undo(state, draws))
    const changed = await postChange(unit, locked, {
      action: 'undo_hand_over',
      quantity,
      storeId,
      reason,
      to: { state: change.state, handedOverAt: null },
      posting: { kind: 'redemption_undo', facts: { quantity, reason }, entries: change.entries },
    })
    return answer(unit, changed)
  })
}

/** It was handed over at one of the caller's stores. */
function requireMayUndo(unit: Unit, caller: StaffCaller, redemption: Redemption): void {
  const { state, storeId } = redemption
  if (state !== 'handed_over') throw new Refusal('REDEMPTION_STATE', { state, action: 'undo_hand_over' })
  if (storeId === null || !caller.storeIds.includes(storeId)) throw new Refusal('NOT_FOUND', { what: 'redemption' })
  if (redemption.voucher) throw new Refusal('VOUCHER_AT_TILL')
  if (!mayUndo(caller, redemption, unit.now)) throw new Refusal('UNDO_TOO_LATE')
}

/** Whether somebody may undo a handing over: at their own store, today, or whenever as a manager. */
export function mayUndo(caller: StaffCaller, redemption: Redemption, now: Date): boolean {
  const { state, settledAt, storeId, voucher } = redemption
  if (state !== 'handed_over' || voucher || settledAt === null || storeId === null) return false
  const today = businessDateOf(settledAt) === businessDateOf(now)
  return caller.storeIds.includes(storeId) && (today || laterToo.includes(caller.role))
}
