// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/today.ts'
import type { Route } from '../../route.ts'

export const getToday: Route<typeof contract.getToday> = { method: 'get', path: '/api/console/today' }

export const getVisitMonths: Route<typeof contract.getVisitMonths> = {
  method: 'get',
  path: '/api/console/today/months',
}

export const getWaiting: Route<typeof contract.getWaiting> = { method: 'get', path: '/api/console/waiting' }
