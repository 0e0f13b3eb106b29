import {
  cancelRedemption as cancelRedemptionEndpoint,
  listMyRedemptions,
  redeemReward as redeemRewardEndpoint,
} from '@cheyou/contract'
import { Routes } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import { requireMember } from '../membership/index.ts'
import { cancelRedemption } from './end-redemption.ts'
import { redeemReward } from './redeem-reward.ts'
import { redemptionAnswer } from './redemptions.presenter.ts'
import { redemptionsOf } from './redemptions.repository.ts'

/** What a member redeems and has redeemed. */
export function redemptionsRoutes(app: App): Routes {
  return new Routes(app)
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
