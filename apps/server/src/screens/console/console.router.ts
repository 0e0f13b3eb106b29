import {
  explainMemberEntry,
  findCompanies,
  getConsoleMe,
  getConsoleMember,
  listConsoleMembers,
  signInToConsole as signInToConsoleEndpoint,
  signOutOfConsole,
  type ConsoleMe,
} from '@cheyou/contract'
import type Koa from 'koa'
import { staffAct } from '../../platform/db/acts.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { networkOf } from '../../platform/http/client-address.ts'
import {
  consoleCookie,
  DEVICE_DAYS,
  requireOwnOrigin,
  signInToConsole,
  signOut,
  staffBrief,
} from '../../areas/people/auth/index.ts'
import { notePhoneSearch } from '../../areas/people/finding/index.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import { clubLook } from '../../areas/people/organisation/index.ts'
import { explainEntry } from '../../areas/club/points/index.ts'
import type { App } from '../../wiring.ts'
import { companiesOf } from './companies.queries.ts'
import { consoleMember, consoleMembers } from './console-members.queries.ts'

/** The manager's desk. */
export function consoleRoutes(app: App, routes: Routes): void {
  routes
    .on(signInToConsoleEndpoint, async ({ body, ctx }) => {
      requireOwnOrigin(app, ctx)
      const from = { network: networkOf(ctx.ip), deviceToken: ctx.cookies.get(deviceCookie) }
      const { token, expiresAt, staffId, newDeviceToken, wrongPasswords } = await signInToConsole(app, body, from)
      setConsoleCookie(app, ctx, token, expiresAt)
      if (newDeviceToken !== null) setDeviceCookie(app, ctx, newDeviceToken)
      const told = wrongPasswords && { ...wrongPasswords, lastAt: wrongPasswords.lastAt.toISOString() }
      return { ...(await consoleMe(app, staffId)), wrongPasswords: told }
    })
    .on(signOutOfConsole, async ({ caller, ctx }) => {
      const signedOut = await signOut(app, staffAct(app, caller, 'auth.sign-out'), caller.sessionId)
      for (const path of [consolePath, ownPath]) ctx.cookies.set(consoleCookie, null, { path })
      return signedOut
    })
    .on(getConsoleMe, ({ caller }) => consoleMe(app, caller.id))
    .on(listConsoleMembers, async ({ caller, query }) => {
      const page = await consoleMembers(app, caller, query)
      await notePhoneSearch(
        app,
        caller,
        query.q,
        page.rows.map(({ memberId }) => memberId),
      )
      return page
    })
    .on(getConsoleMember, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return consoleMember(app, params.memberId)
    })
    .on(findCompanies, async ({ caller, query }) => {
      const found = await companiesOf(app, caller, query.q)
      await notePhoneSearch(
        app,
        caller,
        query.q,
        found.rows.map(({ memberId }) => memberId),
      )
      return found
    })
    .on(explainMemberEntry, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      const explained = await explainEntry(app.db.read, app.groupId, params.memberId, params.entryId)
      if (!explained) throw new Refusal('NOT_FOUND')
      return explained
    })
}

const deviceCookie = 'cheyou_device'

/** By this a browser is known after its session has ended. */
function setDeviceCookie(app: App, ctx: Koa.Context, token: string): void {
  const expires = new Date(app.clock.now().getTime() + DEVICE_DAYS * 86_400_000)
  setCookie(app, ctx, deviceCookie, { token, expires, path: ownPath })
}

/** Staff's endpoints are called from the console too. */
const consolePath = '/api'
/** Only the console's own endpoints; the session's cookie was kept here too, and a browser that has it still sends it first. */
const ownPath = '/api/console'

/** The console's session: not readable by scripts and sent only to our own pages. */
export function setConsoleCookie(app: App, ctx: Koa.Context, token: string, expires: Date): void {
  setCookie(app, ctx, consoleCookie, { token, expires, path: consolePath })
}

interface Kept {
  token: string
  expires: Date
  path: string
}

function setCookie(app: App, ctx: Koa.Context, name: string, { token, expires, path }: Kept): void {
  const secure = app.config.publicOrigin?.startsWith('https:') ?? ctx.secure
  // Behind a proxy the connection that arrives here is plain; what counts is how the browser sees us.
  ctx.cookies.secure = secure
  ctx.cookies.set(name, token, {
    path,
    httpOnly: true,
    sameSite: 'strict',
    secure,
    expires,
    overwrite: true,
  })
}

async function consoleMe(app: App, staffId: string): Promise<ConsoleMe> {
  const staff = await staffBrief(app.db.read, staffId)
  if (!staff) throw new Refusal('SESSION_MISSING')
  return { staff, club: await clubLook(app.db.read, app.groupId) }
}
