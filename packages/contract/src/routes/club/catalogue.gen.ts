// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/catalogue.ts'
import type { Route } from '../../route.ts'

export const addReward: Route<typeof contract.addReward> = { method: 'post', path: '/api/console/rewards' }

export const bringBackReward: Route<typeof contract.bringBackReward> = {
  method: 'post',
  path: '/api/console/rewards/:rewardId/bring-back',
}

export const bringBackRewards: Route<typeof contract.bringBackRewards> = {
  method: 'post',
  path: '/api/console/rewards/bring-back',
}

export const editReward: Route<typeof contract.editReward> = { method: 'put', path: '/api/console/rewards/:rewardId' }

export const getCatalogue: Route<typeof contract.getCatalogue> = { method: 'get', path: '/api/console/rewards' }

export const listStockMovements: Route<typeof contract.listStockMovements> = {
  method: 'get',
  path: '/api/console/rewards/:rewardId/stock',
}

export const moveStock: Route<typeof contract.moveStock> = {
  method: 'post',
  path: '/api/console/rewards/:rewardId/stock',
}

export const orderRewards: Route<typeof contract.orderRewards> = { method: 'put', path: '/api/console/reward-order' }

export const retireReward: Route<typeof contract.retireReward> = {
  method: 'post',
  path: '/api/console/rewards/:rewardId/retire',
}

export const retireRewards: Route<typeof contract.retireRewards> = {
  method: 'post',
  path: '/api/console/rewards/retire',
}
