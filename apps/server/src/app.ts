import Router from '@koa/router'
import Koa from 'koa'
import compress from 'koa-compress'
import helmet from 'koa-helmet'
import { answerProblems } from './platform/http/answer-problems.ts'
import type { Guards } from './platform/http/callers.ts'
import { clientAddress } from './platform/http/client-address.ts'
import { requireCurrentClient } from './platform/http/client-version.ts'
import { contentSecurity } from './platform/http/content-security.ts'
import { metrics, type Metrics } from './platform/http/metrics.ts'
import { openApiDocument } from './platform/http/openapi.ts'
import { inlineScripts, pages } from './platform/http/pages.ts'
import { Refusal } from './platform/http/refusal.ts'
import { isWritable } from './platform/http/readiness.ts'
import { requestLog } from './platform/http/request-log.ts'
import { Routes, type AddRoutes } from './platform/http/routes.ts'
import { requireMember } from './areas/club/membership/index.ts'
import { anyone, requireConsole, requireSession, requireStaff } from './areas/people/auth/index.ts'
import { refuseOwnCard } from './areas/people/customers/index.ts'
import { findDealerGroup } from './areas/people/organisation/index.ts'
import { modules } from './modules.ts'
import type { App } from './wiring.ts'

const guards: Guards = {
  public: anyone,
  demo: anyone,
  session: requireSession,
  member: requireMember,
  staff: requireStaff,
  console: requireConsole,
}

/**
 * The server's table of contents: what stands before every route, and the routes. The demo hands in its own; without it they,
 * its pages and its sign-in do not exist.
 */
export function createHttp(app: App, demo: { routes: AddRoutes } | null, measures = metrics()): Koa {
  const koa = new Koa()
  koa.use(clientAddress(app.config.trustedProxies))
  koa.use(requestLog(app.log))
  koa.use(measures.measure)
  koa.use(answerProblems(app.log))
  koa.use(helmet(contentSecurity(inlineScripts(demo !== null))))
  koa.use(compress())
  koa.use(requireCurrentClient)
  koa.use(noStore)
  koa.use(requireClub(app))
  const routes = new Routes(app, guards, refuseOwnCard)
  for (const { routes: adding = [] } of modules) for (const add of adding) add(app, routes)
  demo?.routes(app, routes)
  koa.use(operations(app, routes, measures).routes())
  koa.use(routes.router.routes())
  for (const { pages: addresses = [] } of modules) for (const routerOf of addresses) koa.use(routerOf(app).routes())
  for (const page of pages(demo !== null)) koa.use(page)
  koa.on('error', (error: unknown) => app.log[clientLeft(error) ? 'debug' : 'error']({ err: error }, 'response failed'))
  return koa
}

/** A server may start before the first import founds its dealer group: it takes notice with the next request, and serves nobody before but who founds it. */
function requireClub(app: App): Koa.Middleware {
  return async (ctx, next) => {
    if (app.groupId === '') app.groupId = (await findDealerGroup(app.db.read))?.id ?? ''
    const needsClub = ctx.path.startsWith('/api/') && !ctx.path.startsWith('/api/first-run')
    if (app.groupId === '' && needsClub) throw new Refusal('SERVICE_BUSY', { retryAfterSeconds: 60 })
    await next()
  }
}

/** The client went away before the answer was sent: nothing is wrong here. */
function clientLeft(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}

const noStore: Koa.Middleware = async (ctx, next) => {
  if (ctx.path.startsWith('/api/')) ctx.set('Cache-Control', 'no-store')
  await next()
}

/** What the operator of the server asks. */
function operations(app: App, routes: Routes, measures: Metrics): Router {
  const document = openApiDocument(routes.endpoints)
  return new Router({ sensitive: true })
    .get('/healthz', (ctx) => {
      ctx.body = { ok: true }
    })
    .get('/readyz', async (ctx) => {
      const ready = app.groupId !== '' && (await isWritable(app))
      ctx.status = ready ? 200 : 503
      ctx.body = { ready, ...(measures.addressTaken && { metrics: 'address_taken' }) }
    })
    .get('/openapi.json', (ctx) => {
      ctx.body = document
    })
}
