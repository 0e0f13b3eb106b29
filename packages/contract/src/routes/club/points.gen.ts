// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/points.ts'
import type { Route } from '../../route.ts'

export const explainMyEntry: Route<typeof contract.explainMyEntry> = {
  method: 'get',
  path: '/api/member/points/:entryId',
}

export const getPointsOutlook: Route<typeof contract.getPointsOutlook> = {
  method: 'get',
  path: '/api/member/points-outlook',
}

export const getStatement: Route<typeof contract.getStatement> = { method: 'get', path: '/api/member/points' }
