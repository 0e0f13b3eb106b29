// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../visits/corrections.ts'
import type { Route } from '../../route.ts'

export const correctVisit: Route<typeof contract.correctVisit> = {
  method: 'post',
  path: '/api/staff/visits/:visitId/correct',
  reader: 'staff',
}
