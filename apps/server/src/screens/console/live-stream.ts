import { PassThrough } from 'node:stream'
import Router from '@koa/router'
import { livePath, roles } from '@cheyou/contract/codes'
import { requireConsole } from '../../areas/people/auth/index.ts'
import { listen } from '../../platform/live/index.ts'
import type { App } from '../../wiring.ts'

/** How often a stream says that it lives, and asks whether its session still does, in milliseconds. */
const HEARTBEAT_MS = 15_000

/** One stream of server-sent events for each console: `data: ["approvals"]` names the topics that changed. */
export function liveRouter(app: App): Router {
  return new Router({ sensitive: true }).get(livePath, async (ctx) => {
    const { id } = await requireConsole(app, ctx, roles)
    await app.limits('read', id)
    const stream = new PassThrough()
    const leave = await listen(app, {
      hear: (topics) => void stream.write(`data: ${JSON.stringify(topics)}\n\n`),
      end: () => void stream.end(),
    })
    const heart = setInterval(() => {
      requireConsole(app, ctx, roles).then(
        () => stream.write(': here\n\n'),
        () => stream.end(),
      )
    }, HEARTBEAT_MS).unref()
    stream.on('close', () => {
      clearInterval(heart)
      leave()
    })
    stream.write('retry: 3000\n\n')
    ctx.compress = false
    ctx.type = 'text/event-stream'
    ctx.set('X-Accel-Buffering', 'no')
    ctx.body = stream
  })
}
