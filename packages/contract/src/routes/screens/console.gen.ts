// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/console.ts'
import type { Route } from '../../route.ts'

export const explainMemberEntry: Route<typeof contract.explainMemberEntry> = {
  method: 'get',
  path: '/api/console/members/:memberId/points/:entryId',
}

export const getConsoleMe: Route<typeof contract.getConsoleMe> = { method: 'get', path: '/api/console/me' }

export const getConsoleMember: Route<typeof contract.getConsoleMember> = {
  method: 'get',
  path: '/api/console/members/:memberId',
}

export const listConsoleMembers: Route<typeof contract.listConsoleMembers> = {
  method: 'get',
  path: '/api/console/members',
}

export const signInToConsole: Route<typeof contract.signInToConsole> = {
  method: 'post',
  path: '/api/console/sign-in',
  anonymous: true,
}

export const signOutOfConsole: Route<typeof contract.signOutOfConsole> = {
  method: 'post',
  path: '/api/console/sign-out',
}
