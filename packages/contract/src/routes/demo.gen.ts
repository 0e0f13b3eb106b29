// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../index.ts'
import type { Route } from '../route.ts'

export const getDemoDoors: Route<typeof contract.getDemoDoors> = {
  method: 'get',
  path: '/api/demo/doors',
  audience: 'demo',
}

export const listDemoPeople: Route<typeof contract.listDemoPeople> = {
  method: 'get',
  path: '/api/demo/people',
  audience: 'demo',
}

export const openManagerDoor: Route<typeof contract.openManagerDoor> = {
  method: 'post',
  path: '/api/demo/console-session',
  audience: 'demo',
}
