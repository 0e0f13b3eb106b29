import type { Audience } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import type Koa from 'koa'
import type { App } from '../../wiring.ts'

/** Who is asking, as a guard found out; `id` is what rate limits and idempotency keys belong to. */
export interface Caller {
  id: string
}

/** A WeChat user, whatever else they are. */
export interface SessionCaller extends Caller {
  sessionId: string
  identityId: string
  openid: string
  customerId: string | null
}

/** The owner on their phone, as the member they are. */
export interface MemberCaller extends Caller {
  memberId: string
  customerId: string
}

/** Somebody of the staff, with the stores they may see. */
export interface StaffCaller extends Caller {
  sessionId: string
  name: string
  role: Role
  storeIds: string[]
  /** Those of them that are closed: what happened there is seen, and nothing is done there. */
  closedStoreIds?: readonly string[]
  /** Archives in which they are a customer themselves. */
  ownCustomerIds: readonly string[]
}

/** Who asks at an endpoint, by its audience. */
export interface CallerOf extends Record<Audience, Caller> {
  session: SessionCaller
  member: MemberCaller
  staff: StaffCaller
  console: StaffCaller
}

/** Lets a caller in and says who it is; `roles` are those of the endpoint. @throws SESSION_MISSING, ROLE_MISSING */
export type Guard<C extends Caller> = (app: App, ctx: Koa.Context, roles: readonly Role[]) => Promise<C>

/** The guard of every audience. */
export type Guards = { readonly [A in Audience]: Guard<CallerOf[A]> }
