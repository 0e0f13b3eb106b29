import type {
  acceptInvitation,
  bindPhone,
  getWhoAmI,
  SignedIn,
  signInWithWechat,
  signOut,
  WhoAmI,
} from '@cheyou/contract'
import { call } from './http.ts'

/** The text of `subpackages/profile/privacy` that the user agrees to (req. 15.3). */
export const CONSENT_VERSION = '2026-11'

export function fetchWhoAmI(): Promise<WhoAmI> {
  return call<typeof getWhoAmI>({ method: 'GET', path: '/api/auth/me' })
}

export function sendLoginCode(code: string): Promise<SignedIn> {
  return call<typeof signInWithWechat>({ method: 'POST', path: '/api/auth/wechat', body: { code }, anonymous: true })
}

export function sendPhoneCode(code: string): Promise<WhoAmI> {
  return call<typeof bindPhone>({
    method: 'POST',
    path: '/api/auth/phone',
    body: { code, consentVersion: CONSENT_VERSION },
  })
}

export function sendInvitation(invitation: string): Promise<WhoAmI> {
  return call<typeof acceptInvitation>({ method: 'POST', path: '/api/auth/staff-invitation', body: { invitation } })
}

export async function revokeSession(): Promise<void> {
  await call<typeof signOut>({ method: 'POST', path: '/api/auth/sign-out' })
}
