// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../visits/staff.ts'
import type { Route } from '../../route.ts'

export const cancelForMember: Route<typeof contract.cancelForMember> = {
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/cancel',
  reader: 'staff',
}

export const getMemberPanel: Route<typeof contract.getMemberPanel> = {
  method: 'get',
  path: '/api/staff/members/:memberId',
  reader: 'staff',
}

export const handOver: Route<typeof contract.handOver> = {
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/hand-over',
  reader: 'staff',
}

export const listWorkTypes: Route<typeof contract.listWorkTypes> = {
  method: 'get',
  path: '/api/staff/work-types',
  reader: 'staff',
  form: { has: { rows: { list: { has: { code: 'text', name: 'text' } } } } },
}

export const scan: Route<typeof contract.scan> = { method: 'post', path: '/api/staff/scans', reader: 'staff' }

export const undoHandOver: Route<typeof contract.undoHandOver> = {
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/undo-hand-over',
  reader: 'staff',
}
