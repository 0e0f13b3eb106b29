import { randomBytes } from 'node:crypto'
import type { Context, Middleware, Next } from 'koa'
import { WechatRefusal } from './errcodes.ts'
import type { World } from './world.ts'

/** The request id WeChat ends every error text with: seconds and randomness in hex. */
function rid(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(16)
  return `rid: ${seconds}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`
}

/** Puts refusals on the wire as api.weixin.qq.com does: status 200, `errcode` and `errmsg`. */
export function wechatAnswers(world: World): Middleware {
  return async (ctx: Context, next: Next) => {
    try {
      await next()
    } catch (error) {
      if (!(error instanceof WechatRefusal)) throw error
      ctx.status = 200
      ctx.body = { errcode: error.errcode, errmsg: `${error.message} ${rid(world.clock.now())}` }
    }
  }
}

/** Lets a planned fault stand in for the answer. */
export function faultsFirst(world: World): Middleware {
  return async (ctx: Context, next: Next) => {
    const fault = world.faults.next(ctx.path)
    if (fault === null) {
      await next()
      return
    }
    if (fault.kind === 'errcode') throw new WechatRefusal(fault.errcode)
    if (fault.kind === 'hang') {
      // Ends when the caller gives up or the sandbox closes its connections.
      await new Promise<void>((resolve) => ctx.res.once('close', () => resolve()))
      ctx.respond = false
      return
    }
    ctx.type = 'html'
    ctx.status = fault.kind === 'status' ? fault.status : 200
    ctx.body = fault.kind === 'status' ? `<html><body><h1>${fault.status}</h1></body></html>` : fault.body
  }
}

/** The JSON object that was posted; 44002 without one, 47001 when it is something else. */
export function postedObject(ctx: Context): Record<string, unknown> {
  if (ctx.method !== 'POST') throw new WechatRefusal(43002)
  const raw = ctx.request.rawBody
  if (raw === undefined || raw === '') throw new WechatRefusal(44002)
  const body: unknown = ctx.request.body
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new WechatRefusal(47001)
  return body as Record<string, unknown>
}

/** A text from a query or body; anything else counts as not given. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
