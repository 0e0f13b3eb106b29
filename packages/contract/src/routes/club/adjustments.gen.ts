// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/adjustments.ts'
import type { Route } from '../../route.ts'

export const approveAdjustment: Route<typeof contract.approveAdjustment> = {
  method: 'post',
  path: '/api/console/adjustments/:adjustmentId/approve',
}

export const getPointsOverview: Route<typeof contract.getPointsOverview> = {
  method: 'get',
  path: '/api/console/points',
}

export const listAdjustments: Route<typeof contract.listAdjustments> = {
  method: 'get',
  path: '/api/console/adjustments',
}

export const proposeAdjustment: Route<typeof contract.proposeAdjustment> = {
  method: 'post',
  path: '/api/console/members/:memberId/adjustments',
}

export const refuseAdjustment: Route<typeof contract.refuseAdjustment> = {
  method: 'post',
  path: '/api/console/adjustments/:adjustmentId/refuse',
}
