import type { Role } from '@cheyou/contract/codes'
import type Koa from 'koa'
import type { Caller, Guard, SessionCaller, StaffCaller } from '../../../platform/http/callers.ts'
import { networkOf } from '../../../platform/http/client-address.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { unknownTokens } from './limits.ts'
import { hashToken } from './secrets.ts'
import { findSession, type Session } from './sessions.repository.ts'
import { isKnownToken, noteKnownToken } from './trusted-sessions.ts'

export const consoleCookie = 'cheyou_console'

/** Everybody, known by address only: for sign-in. */
export const anyone: Guard<Caller> = async (_app, ctx) => ({ id: `ip:${networkOf(ctx.ip)}` })

export const requireSession: Guard<SessionCaller> = async (app, ctx) => {
  const session = await bearerSession(app, ctx)
  return {
    id: session.identityId,
    sessionId: session.id,
    identityId: session.identityId,
    openid: session.openid,
    customerId: session.customerId,
    staff: session.staff,
  }
}

/** Staff at the counter: on their phones, or at the console, whose requests carry its cookie and no token. */
export const requireStaff: Guard<StaffCaller> = async (app, ctx, roles) =>
  ctx.get('Authorization') === '' && ctx.cookies.get(consoleCookie)
    ? requireConsole(app, ctx, roles)
    : staffCaller(await bearerSession(app, ctx), roles)

/** Staff at the console, by cookie; a request that writes must come from our own pages. */
export const requireConsole: Guard<StaffCaller> = async (app, ctx, roles) => {
  if (ctx.method !== 'GET') requireOwnOrigin(app, ctx)
  const token = ctx.cookies.get(consoleCookie)
  const session = token ? await sessionOf(app, ctx, token) : null
  if (session?.audience !== 'console') throw new Refusal('SESSION_MISSING')
  return staffCaller(session, roles)
}

/** A browser says where a writing request comes from; another site's is refused even with our cookie. */
export function requireOwnOrigin(app: App, ctx: Koa.Context): void {
  const origin = ctx.get('Origin')
  const own = app.config.publicOrigin ?? `${ctx.protocol}://${ctx.host}`
  if (origin !== own) throw new Refusal('ORIGIN_REFUSED')
}

/** As our tokens look; what does not is nobody's, and costs no look into the database. */
const tokenPattern = /^[\w-]{43}$/

/** The session of a token. One that this process has not known lately counts for its address. @throws RATE_LIMITED */
async function sessionOf(app: App, ctx: Koa.Context, token: string): Promise<Session | null> {
  if (!tokenPattern.test(token)) return null
  const tokenHash = hashToken(token)
  if (!isKnownToken(tokenHash)) await app.limits(unknownTokens, networkOf(ctx.ip))
  const session = await findSession(app.db.read, tokenHash, app.clock.now())
  if (session !== null) noteKnownToken(tokenHash)
  return session
}

type BearerSession = Session & { identityId: string; openid: string }

async function bearerSession(app: App, ctx: Koa.Context): Promise<BearerSession> {
  const [scheme, token] = ctx.get('Authorization').split(' ')
  if (scheme !== 'Bearer' || !token) throw new Refusal('SESSION_MISSING')
  const session = await sessionOf(app, ctx, token)
  if (session?.audience !== 'phone' || session.identityId === null || session.openid === null)
    throw new Refusal('SESSION_MISSING')
  return { ...session, identityId: session.identityId, openid: session.openid }
}

function staffCaller({ id: sessionId, staff }: Session, roles: readonly Role[]): StaffCaller {
  if (!staff || !roles.includes(staff.role)) throw new Refusal('ROLE_MISSING')
  return { ...staff, sessionId }
}

/** For what is done at a store. @throws NOT_FOUND for one that is not theirs, STORE_RETIRED for one that is closed */
export function requireOwnStore(caller: StaffCaller, storeId: string): void {
  if (!caller.storeIds.includes(storeId)) throw new Refusal('NOT_FOUND', { what: 'store' })
  if (caller.closedStoreIds?.includes(storeId)) throw new Refusal('STORE_RETIRED')
}
