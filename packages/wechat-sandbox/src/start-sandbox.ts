import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { bodyParser } from '@koa/bodyparser'
import Koa from 'koa'
import { faultsFirst, wechatAnswers } from './answers.ts'
import { controlRouter } from './control/router.ts'
import { WechatRefusal } from './errcodes.ts'
import { miniProgramRouter } from './mini-program/router.ts'
import type { People } from './people.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export interface SandboxOptions extends WorldOptions {
  /** Port on 127.0.0.1; 0 or nothing takes a free one. */
  port?: number
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`: takes the place of `https://api.weixin.qq.com`. */
  readonly origin: string
  readonly people: People
  /** Ends all connections, waiting requests too, and gives the port back. */
  close(): Promise<void>
}

function createApp(world: World): Koa {
  const app = new Koa()
  // A client that gave up is none of the sandbox's errors; what the routes throw reaches the client.
  app.silent = true
  app.use(async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
      ctx.status = status
      ctx.body = { error: error instanceof Error ? error.message : String(error) }
    }
  })
  app.use(wechatAnswers(world))
  app.use(faultsFirst(world))
  app.use(
    bodyParser({
      enableTypes: ['json'],
      jsonLimit: '64kb',
      // WeChat reads JSON whatever the content type says.
      detectJSON: (ctx) => !ctx.path.startsWith('/sandbox/'),
      onError: (error, ctx) => {
        if (ctx.path.startsWith('/sandbox/')) ctx.throw(400, error.message)
        throw new WechatRefusal(47001)
      },
    }),
  )
  app.use(controlRouter(world).routes())
  app.use(miniProgramRouter(world).routes())
  return app
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

/** Starts a WeChat of one's own on loopback. Rejects when the port is taken. All it knows is gone when it closes. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = createWorld(options)
  const handle = createApp(world).callback()
  const server = createServer((request, response) => void handle(request, response))
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    people: world.people,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}
