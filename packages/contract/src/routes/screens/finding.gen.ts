// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/finding.ts'
import type { Route } from '../../route.ts'

export const findMembers: Route<typeof contract.findMembers> = {
  method: 'post',
  path: '/api/staff/find',
  reader: 'staff',
}

export const listRecentMembers: Route<typeof contract.listRecentMembers> = {
  method: 'get',
  path: '/api/staff/recent-members',
  reader: 'staff',
}

export const noteOpenedMember: Route<typeof contract.noteOpenedMember> = {
  method: 'put',
  path: '/api/staff/recent-members/:memberId',
  reader: 'staff',
}
