import { businessDateOf } from '@cheyou/domain'
import { staffAct, memberAct } from '../../../platform/db/acts.ts'
import { shownBalances } from '../points/index.ts'
import type { cancelRedemption as endpoint, EndpointOutput } from '@cheyou/contract'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { requireVisible, type MemberCaller } from '../membership/index.ts'
import { giveBack, lockRedemption, type AnswerOfChange } from './end-redemption.ts'
import { redemptionAnswer } from './redemptions.presenter.ts'

/** What to cancel; a quantity of null is all that is held. */
export interface Cancellation {
  redemptionId: string
  quantity: number | null
}

/**
 * Cancels an own redemption, whole or in part, before it is handed over: points and stock return (req. 3.2).
 * @throws NOT_FOUND, REDEMPTION_STATE, REDEMPTION_QUANTITY
 */
export async function cancelRedemption(
  app: App,
  caller: MemberCaller,
  { redemptionId, quantity }: Cancellation,
  idempotency: Idempotency,
): Promise<EndpointOutput<typeof endpoint>> {
  const act = memberAct(app, caller.memberId, 'rewards.cancel', { idempotency })
  return app.db.unit(act, async (unit) => {
    const locked = await lockRedemption(unit, redemptionId)
    if (locked.redemption.memberId !== caller.memberId) throw new Refusal('NOT_FOUND', { what: 'redemption' })
    const { redemption, balances } = await giveBack(unit, locked, { action: 'cancel', quantity, reason: null })
    return {
      redemption: await redemptionAnswer(unit.sql, app.groupId, redemption, unit.now),
      balances: await shownBalances(unit.sql, caller.memberId, balances, businessDateOf(unit.now)),
    }
  })
}

/**
 * Staff cancel for a member they may see, with a reason (req. 3.2).
 * @throws NOT_FOUND, REDEMPTION_STATE, REDEMPTION_QUANTITY
 */
export async function cancelForMember<Answer>(
  app: App,
  caller: StaffCaller,
  { redemptionId, quantity, reason }: Cancellation & { reason: string },
  idempotency: Idempotency,
  answer: AnswerOfChange<Answer>,
): Promise<Answer> {
  return app.db.unit(staffAct(app, caller, 'rewards.cancel', { reason, idempotency }), async (unit) => {
    const locked = await lockRedemption(unit, redemptionId)
    await requireVisible(unit.sql, caller, locked.redemption.memberId, unit.now)
    return answer(unit, await giveBack(unit, locked, { action: 'cancel', quantity, reason }))
  })
}
