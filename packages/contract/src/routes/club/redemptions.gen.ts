// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/redemptions.ts'
import type { Route } from '../../route.ts'

export const cancelRedemption: Route<typeof contract.cancelRedemption> = {
  method: 'post',
  path: '/api/member/redemptions/:redemptionId/cancel',
}

export const listMyRedemptions: Route<typeof contract.listMyRedemptions> = {
  method: 'get',
  path: '/api/member/redemptions',
}

export const redeemReward: Route<typeof contract.redeemReward> = { method: 'post', path: '/api/member/redemptions' }
