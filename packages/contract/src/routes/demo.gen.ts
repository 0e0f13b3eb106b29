// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../demo.ts'
import type { Route } from '../route.ts'

export const getDemoDoors: Route<typeof contract.getDemoDoors> = {
  method: 'get',
  path: '/api/demo/doors',
  anonymous: true,
}

export const listDemoPeople: Route<typeof contract.listDemoPeople> = {
  method: 'get',
  path: '/api/demo/people',
  anonymous: true,
}

export const openManagerDoor: Route<typeof contract.openManagerDoor> = {
  method: 'post',
  path: '/api/demo/console-session',
  anonymous: true,
}
