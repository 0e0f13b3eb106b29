import {
  cancelRedemption as cancelRedemptionEndpoint,
  listMyRedemptions,
  redeemReward as redeemRewardEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import { redeemReward } from './redeem-reward.ts'
import { redemptionAnswers } from './redemptions.presenter.ts'
import { redemptionsOf } from './redemptions.repository.ts'

/** What a member redeems and has redeemed. */
export function redemptionsRoutes(app: App, routes: Routes): void {
  routes
    .on(redeemRewardEndpoint, ({ caller, body: { quantity = 1, ...wish }, idempotency }) =>
      redeemReward(app, caller, { ...wish, quantity }, idempotency),
    )
    .on(listMyRedemptions, async ({ caller }) => {
      const redemptions = await redemptionsOf(app.db.read, caller.memberId, 'all')
      return { rows: await redemptionAnswers(app.db.read, app.groupId, redemptions, app.clock.now()) }
    })
    .on(cancelRedemptionEndpoint, ({ caller, params, body: { quantity = null }, idempotency }) =>
      cancelRedemption(app, caller, { ...params, quantity }, idempotency),
    )
}
