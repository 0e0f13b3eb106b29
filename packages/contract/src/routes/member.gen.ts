// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../index.ts'
import type { Route } from '../route.ts'

export const cancelRedemption: Route<typeof contract.cancelRedemption> = {
  method: 'post',
  path: '/api/member/redemptions/:redemptionId/cancel',
  audience: 'member',
  idempotent: true,
}

export const explainMyEntry: Route<typeof contract.explainMyEntry> = {
  method: 'get',
  path: '/api/member/points/:entryId',
  audience: 'member',
}

export const getCardActivity: Route<typeof contract.getCardActivity> = {
  method: 'get',
  path: '/api/member/card-activity',
  audience: 'member',
}

export const getCardSecret: Route<typeof contract.getCardSecret> = {
  method: 'get',
  path: '/api/member/card-secret',
  audience: 'member',
}

export const getHome: Route<typeof contract.getHome> = { method: 'get', path: '/api/member/home', audience: 'member' }

export const getMyBenefits: Route<typeof contract.getMyBenefits> = {
  method: 'get',
  path: '/api/member/benefits',
  audience: 'member',
}

export const getMyCar: Route<typeof contract.getMyCar> = {
  method: 'get',
  path: '/api/member/cars/:vehicleId',
  audience: 'member',
}

export const getMyMembership: Route<typeof contract.getMyMembership> = {
  method: 'get',
  path: '/api/member/membership',
  audience: 'member',
}

export const getMyUpgrades: Route<typeof contract.getMyUpgrades> = {
  method: 'get',
  path: '/api/member/upgrades',
  audience: 'member',
}

export const getPointsOutlook: Route<typeof contract.getPointsOutlook> = {
  method: 'get',
  path: '/api/member/points-outlook',
  audience: 'member',
}

export const getStatement: Route<typeof contract.getStatement> = {
  method: 'get',
  path: '/api/member/points',
  audience: 'member',
}

export const getTierLadder: Route<typeof contract.getTierLadder> = {
  method: 'get',
  path: '/api/member/tiers',
  audience: 'member',
}

export const giveUpPoints: Route<typeof contract.giveUpPoints> = {
  method: 'post',
  path: '/api/member/upgrades',
  audience: 'member',
  idempotent: true,
}

export const listMyCars: Route<typeof contract.listMyCars> = {
  method: 'get',
  path: '/api/member/cars',
  audience: 'member',
}

export const listMyRedemptions: Route<typeof contract.listMyRedemptions> = {
  method: 'get',
  path: '/api/member/redemptions',
  audience: 'member',
}

export const listRewards: Route<typeof contract.listRewards> = {
  method: 'get',
  path: '/api/member/rewards',
  audience: 'member',
}

export const redeemReward: Route<typeof contract.redeemReward> = {
  method: 'post',
  path: '/api/member/redemptions',
  audience: 'member',
  idempotent: true,
}

export const renewWithPoints: Route<typeof contract.renewWithPoints> = {
  method: 'post',
  path: '/api/member/membership/renew',
  audience: 'member',
  idempotent: true,
}
