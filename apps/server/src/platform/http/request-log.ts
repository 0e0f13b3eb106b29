import { randomUUID } from 'node:crypto'
import type Koa from 'koa'
import type { Logger } from 'pino'

/** One line a request at debug, without query strings and bodies: a search may be a phone number. Slow ones at info. */
export function requestLog(log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    const requestId = randomUUID()
    ctx.set('X-Request-Id', requestId)
    const start = performance.now()
    await next()
    const ms = Math.round(performance.now() - start)
    log[ms > SLOW_MS ? 'info' : 'debug'](
      { requestId, method: ctx.method, path: ctx.path, status: ctx.status, ms },
      'request',
    )
  }
}

const SLOW_MS = 2_000
