import { listRewards } from '@cheyou/contract'
import { businessDateOf, membershipState } from '@cheyou/domain'
import { Routes } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import { cardOf, requireMember } from '../membership/index.ts'
import { openLots } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { rewardAnswer } from './rewards.presenter.ts'
import { offeredRewards } from './rewards.repository.ts'

/** The catalogue as a member finds it. */
export function rewardsRoutes(app: App): Routes {
  return new Routes(app).on(listRewards, requireMember, 'read', async ({ caller }) => {
    const now = app.clock.now()
    const today = businessDateOf(now)
    const card = await cardOf(app.db.read, app.groupId, caller.memberId, now)
    const rules = await rulesInForce(app.db.read, app.groupId, now)
    const member = {
      tier: card.tier.code,
      membershipActive: membershipState(card.membershipEndsOn, today, rules.membership.graceDays) !== 'lapsed',
      balances: card.balances,
      lots: await openLots(app.db.read, caller.memberId),
    }
    const rewards = await offeredRewards(app.db.read, app.groupId, caller.memberId)
    return { balances: card.balances, rows: rewards.map((reward) => rewardAnswer(reward, member, today)) }
  })
}
