// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../index.ts'
import type { Route } from '../route.ts'

export const acceptInvitation: Route<typeof contract.acceptInvitation> = {
  method: 'post',
  path: '/api/auth/staff-invitation',
  audience: 'session',
}

export const bindPhone: Route<typeof contract.bindPhone> = {
  method: 'post',
  path: '/api/auth/phone',
  audience: 'session',
}

export const getWhoAmI: Route<typeof contract.getWhoAmI> = { method: 'get', path: '/api/auth/me', audience: 'session' }

export const signInWithWechat: Route<typeof contract.signInWithWechat> = {
  method: 'post',
  path: '/api/auth/wechat',
  audience: 'public',
}

export const signOut: Route<typeof contract.signOut> = {
  method: 'post',
  path: '/api/auth/sign-out',
  audience: 'session',
}
