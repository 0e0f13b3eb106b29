import {
  cancelRedemption as cancelRedemptionEndpoint,
  listMyRedemptions,
  listRewards,
  redeemReward as redeemRewardEndpoint,
} from '@cheyou/contract'
import { businessDateOf, membershipState } from '@cheyou/domain'
import { Routes } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import { cardOf, requireMember } from '../membership/index.ts'
import { openLots } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { cancelRedemption } from './end-redemption.ts'
import { redeemReward } from './redeem-reward.ts'
import { redemptionAnswer, rewardAnswer } from './rewards.presenter.ts'
import { offeredRewards, redemptionsOf } from './rewards.repository.ts'

/** The catalogue, and what a member redeemed. */
export function rewardsRoutes(app: App): Routes {
  return new Routes(app)
    .on(listRewards, requireMember, 'read', async ({ caller }) => {
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
    .on(redeemRewardEndpoint, requireMember, 'write', ({ caller, body, idempotency }) =>
      redeemReward(app, caller, body.rewardId, idempotency),
    )
    .on(listMyRedemptions, requireMember, 'read', async ({ caller }) => ({
      rows: (await redemptionsOf(app.db.read, caller.memberId, 'all')).map(redemptionAnswer),
    }))
    .on(cancelRedemptionEndpoint, requireMember, 'write', async ({ caller, params, idempotency }) => {
      const { redemption, balances } = await cancelRedemption(app, caller, params.redemptionId, idempotency)
      return { redemption: redemptionAnswer(redemption), balances }
    })
}
