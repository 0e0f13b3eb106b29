import type { cancelRedemption, EndpointOutput, listMyRedemptions, listRewards, redeemReward } from '@cheyou/contract'
import { call } from './http.ts'

export type Catalogue = EndpointOutput<typeof listRewards>
export type Reward = Catalogue['rows'][number]
export type Redemption = EndpointOutput<typeof listMyRedemptions>['rows'][number]

export function fetchCatalogue(): Promise<Catalogue> {
  return call<typeof listRewards>({ method: 'GET', path: '/api/member/rewards' })
}

export function redeem(
  idempotencyKey: string,
  rewardId: string,
  quantity = 1,
): Promise<EndpointOutput<typeof redeemReward>> {
  return call<typeof redeemReward>({
    method: 'POST',
    path: '/api/member/redemptions',
    idempotencyKey,
    body: { rewardId, quantity },
  })
}

export async function fetchRedemptions(): Promise<Redemption[]> {
  return (await call<typeof listMyRedemptions>({ method: 'GET', path: '/api/member/redemptions' })).rows
}

/** Cancels some of what is held, or all of it where no quantity is said. */
export function cancel(
  idempotencyKey: string,
  redemptionId: string,
  quantity?: number,
): Promise<EndpointOutput<typeof cancelRedemption>> {
  return call<typeof cancelRedemption>({
    method: 'POST',
    path: `/api/member/redemptions/${redemptionId}/cancel`,
    idempotencyKey,
    body: quantity === undefined ? {} : { quantity },
  })
}
