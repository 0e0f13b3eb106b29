import { listRewards } from '@cheyou/contract'
import { businessDateOf, membershipState } from '@cheyou/domain'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { cardOf } from '../membership/index.ts'
import { openLots } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { rewardAnswer } from './rewards.presenter.ts'
import { shopOf, shownRewards } from './shelf.queries.ts'

/** The catalogue as a member finds it: including what opens later, without what has closed. */
export function rewardsRoutes(app: App, routes: Routes): void {
  routes.on(listRewards, async ({ caller }) => {
    const now = app.clock.now()
    const today = businessDateOf(now)
    const { db, groupId } = app
    const card = await cardOf(db.read, groupId, caller.memberId, now)
    const rules = await rulesInForce(db.read, groupId, now)
    const member = {
      tier: card.tier.code,
      membershipActive: membershipState(card.membershipEndsOn, today, rules.membership.graceDays) !== 'lapsed',
      balances: card.balances,
      lots: await openLots(db.read, caller.memberId),
    }
    const shop = await shopOf(db.read, groupId, rules)
    const rewards = await shownRewards(db.read, groupId, caller.memberId, today)
    return { balances: card.balances, rows: rewards.map((reward) => rewardAnswer(reward, member, shop, today)) }
  })
}
