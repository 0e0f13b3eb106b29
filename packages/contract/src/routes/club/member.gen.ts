// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/member.ts'
import type { Route } from '../../route.ts'

export const getCardActivity: Route<typeof contract.getCardActivity> = {
  method: 'get',
  path: '/api/member/card-activity',
}

export const getCardSecret: Route<typeof contract.getCardSecret> = { method: 'get', path: '/api/member/card-secret' }

export const getHome: Route<typeof contract.getHome> = { method: 'get', path: '/api/member/home' }

export const getTierLadder: Route<typeof contract.getTierLadder> = { method: 'get', path: '/api/member/tiers' }
