import type { cancelRedemption, EndpointOutput, listMyRedemptions, listRewards, redeemReward } from '@cheyou/contract'
import { call } from './http.ts'

export type Catalogue = EndpointOutput<typeof listRewards>
export type Reward = Catalogue['rows'][number]
export type Redemption = EndpointOutput<typeof listMyRedemptions>['rows'][number]

export function fetchCatalogue(): Promise<Catalogue> {
  return call<typeof listRewards>({ method: 'GET', path: '/api/member/rewards' })
}

export function redeem(idempotencyKey: string, rewardId: string): Promise<EndpointOutput<typeof redeemReward>> {
  return call<typeof redeemReward>({
    method: 'POST',
    path: '/api/member/redemptions',
    idempotencyKey,
    body: { rewardId },
  })
}

export async function fetchRedemptions(): Promise<Redemption[]> {
  return (await call<typeof listMyRedemptions>({ method: 'GET', path: '/api/member/redemptions' })).rows
}

export function cancel(idempotencyKey: string, redemptionId: string): Promise<EndpointOutput<typeof cancelRedemption>> {
  return call<typeof cancelRedemption>({
    method: 'POST',
    path: `/api/member/redemptions/${redemptionId}/cancel`,
    idempotencyKey,
  })
}
