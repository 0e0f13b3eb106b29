// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/work-types.ts'
import type { Route } from '../../route.ts'

export const addWorkType: Route<typeof contract.addWorkType> = { method: 'post', path: '/api/console/work-types' }

export const changeWorkType: Route<typeof contract.changeWorkType> = {
  method: 'put',
  path: '/api/console/work-types/:code',
}

export const listConsoleWorkTypes: Route<typeof contract.listConsoleWorkTypes> = {
  method: 'get',
  path: '/api/console/work-types',
}

export const restoreWorkType: Route<typeof contract.restoreWorkType> = {
  method: 'post',
  path: '/api/console/work-types/:code/restore',
}

export const retireWorkType: Route<typeof contract.retireWorkType> = {
  method: 'post',
  path: '/api/console/work-types/:code/retire',
}
