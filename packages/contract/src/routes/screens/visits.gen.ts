// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/visits.ts'
import type { Route } from '../../route.ts'

export const listConsoleVisits: Route<typeof contract.listConsoleVisits> = {
  method: 'get',
  path: '/api/console/visits',
}
