// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../visits/visits.ts'
import type { Route } from '../../route.ts'

export const previewVisit: Route<typeof contract.previewVisit> = {
  method: 'post',
  path: '/api/staff/visits/preview',
  reader: 'staff',
}

export const settleVisit: Route<typeof contract.settleVisit> = {
  method: 'post',
  path: '/api/staff/visits',
  reader: 'staff',
}

export const voidVisit: Route<typeof contract.voidVisit> = {
  method: 'post',
  path: '/api/staff/visits/:visitId/void',
  reader: 'staff',
}
