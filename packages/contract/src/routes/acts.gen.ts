// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../acts.ts'
import type { Route } from '../route.ts'

export const listActs: Route<typeof contract.listActs> = { method: 'get', path: '/api/console/acts' }
