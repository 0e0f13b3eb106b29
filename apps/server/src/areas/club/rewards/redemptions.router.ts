import {
  cancelRedemption as cancelRedemptionEndpoint,
  listMyRedemptions,
  redeemReward as redeemRewardEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import type { LockedRedemption } from './end-redemption.ts'
import { redeemReward } from './redeem-reward.ts'
import { redemptionAnswer, redemptionAnswers } from './redemptions.presenter.ts'
import { redemptionsOf } from './redemptions.repository.ts'

/** What a member redeems and has redeemed. */
export function redemptionsRoutes(app: App, routes: Routes): void {
  const told = async ({ redemption, balances }: LockedRedemption) => ({
    redemption: await redemptionAnswer(app.db.read, app.groupId, redemption, app.clock.now()),
    balances,
  })
  routes
    .on(redeemRewardEndpoint, async ({ caller, body, idempotency }) => {
      const { rewardId, quantity = 1 } = body
      return told(await redeemReward(app, caller, { rewardId, quantity }, idempotency))
    })
    .on(listMyRedemptions, async ({ caller }) => {
      const redemptions = await redemptionsOf(app.db.read, caller.memberId, 'all')
      return { rows: await redemptionAnswers(app.db.read, app.groupId, redemptions, app.clock.now()) }
    })
    .on(cancelRedemptionEndpoint, async ({ caller, params, body, idempotency }) => {
      const cancellation = { ...params, quantity: body.quantity ?? null }
      return told(await cancelRedemption(app, caller, cancellation, idempotency))
    })
}
