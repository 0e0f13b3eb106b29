// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/redemptions-desk.ts'
import type { Route } from '../../route.ts'

export const cancelConsoleRedemption: Route<typeof contract.cancelConsoleRedemption> = {
  method: 'post',
  path: '/api/console/redemptions/:redemptionId/cancel',
}

export const cancelRedemptions: Route<typeof contract.cancelRedemptions> = {
  method: 'post',
  path: '/api/console/redemptions/cancel',
}

export const getConsoleRedemption: Route<typeof contract.getConsoleRedemption> = {
  method: 'get',
  path: '/api/console/redemptions/:redemptionId',
}

export const listConsoleRedemptions: Route<typeof contract.listConsoleRedemptions> = {
  method: 'get',
  path: '/api/console/redemptions',
}

export const undoConsoleHandOver: Route<typeof contract.undoConsoleHandOver> = {
  method: 'post',
  path: '/api/console/redemptions/:redemptionId/undo-hand-over',
}
