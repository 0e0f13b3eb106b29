// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/staff-administration.ts'
import type { Route } from '../../route.ts'

export const addStaffMember: Route<typeof contract.addStaffMember> = { method: 'post', path: '/api/console/staff' }

export const changeStaffMember: Route<typeof contract.changeStaffMember> = {
  method: 'put',
  path: '/api/console/staff/:staffId',
}

export const disableStaffMember: Route<typeof contract.disableStaffMember> = {
  method: 'post',
  path: '/api/console/staff/:staffId/disable',
}

export const enableStaffMember: Route<typeof contract.enableStaffMember> = {
  method: 'post',
  path: '/api/console/staff/:staffId/enable',
}

export const endStaffSessions: Route<typeof contract.endStaffSessions> = {
  method: 'post',
  path: '/api/console/staff/:staffId/end-sessions',
}

export const inviteStaffMember: Route<typeof contract.inviteStaffMember> = {
  method: 'put',
  path: '/api/console/staff/:staffId/invitation',
}

export const listStaff: Route<typeof contract.listStaff> = { method: 'get', path: '/api/console/staff' }

export const resetConsoleLogin: Route<typeof contract.resetConsoleLogin> = {
  method: 'put',
  path: '/api/console/staff/:staffId/console-login',
}
