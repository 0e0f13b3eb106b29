import type { EndpointInput, EndpointOutput, getConsoleMe, signInToConsole, signOutOfConsole } from '@cheyou/contract'
import { request } from './http.ts'

export type Me = EndpointOutput<typeof getConsoleMe>
export type Credentials = NonNullable<EndpointInput<typeof signInToConsole>['body']>

/** Who is signed in; refused with 401 SESSION_MISSING when nobody is. */
export function fetchMe(signal: AbortSignal): Promise<Me> {
  return request<Me>('GET', '/api/console/me', { signal })
}

/** Opens a cookie session (req. 15.1); SIGN_IN_REFUSED never says which of the three was wrong. */
export function signIn(credentials: Credentials): Promise<Me> {
  return request<Me>('POST', '/api/console/sign-in', { body: credentials })
}

/** Revokes the session. */
export function signOut(): Promise<EndpointOutput<typeof signOutOfConsole>> {
  return request<EndpointOutput<typeof signOutOfConsole>>('POST', '/api/console/sign-out', { body: {} })
}
