import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttp } from './app.ts'
import { ConfigInvalid, processConfig, type Config } from './config.ts'
import { DatabaseUnusable } from './platform/db/errors.ts'
import { metrics, serveMetrics, type Measuring } from './platform/http/metrics.ts'
import { KeyFileUnusable } from './platform/pii/index.ts'
import { hangUp } from './platform/live/index.ts'
import { jobKinds, upkeep } from './modules.ts'
import { startJobs } from './platform/jobs/start-jobs.ts'
import { offerFirstRun } from './areas/club/founding/index.ts'
import { startRelay } from './platform/outbox/index.ts'
import { openApp, type App } from './wiring.ts'
import type { AddRoutes } from './platform/http/routes.ts'

/** How long requests under way may take to end after the signal to stop. */
const GRACE_MS = 10_000

interface Running {
  app: App
  demo: { routes: AddRoutes; close(): Promise<void> } | null
}

async function open(config: Config): Promise<Running> {
  if (!config.demo) return { app: await openApp(config, { exclusive: true }), demo: null }
  // Loaded only here: a production server has no part of the demo in memory.
  const { startDemo } = await import('./demo/index.ts')
  return startDemo(config)
}

/** Serves until a signal says stop; then lets requests end and closes the database. @throws PortUnusable */
async function serve(config: Config): Promise<void> {
  const { app, demo } = await open(config)
  const jobs = startJobs(app, { kinds: jobKinds, upkeep })
  const relay = startRelay(app)
  let measuring: Measuring | null = null
  try {
    const measures = metrics()
    const handle = createHttp(app, demo, measures).callback()
    const server = createServer((request, response) => void handle(request, response))
    measuring = await serveMetrics(measures, config.metricsAddress, app.log)
    await listening(server, config.port)
    const told = toldToStop()
    // With port 0 the system chose one: who started us reads it here, and may tell us to stop at once.
    const { port } = server.address() as AddressInfo
    await printFirstRun(app, port)
    app.log.info({ port, metricsPort: measuring?.port ?? null, demo: config.demo }, 'listening')
    await told
    hangUp(app)
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    clearTimeout(cut)
  } finally {
    // Also when the port is taken: an open database or the local WeChat would keep the process alive.
    measuring?.close()
    await jobs.stop()
    await relay.stop()
    await demo?.close()
    await app.db.close()
  }
}

/** For the person at the terminal, and not for the log: who has the link founds the club. */
async function printFirstRun(app: App, port: number): Promise<void> {
  const token = await offerFirstRun(app)
  if (token === null) return
  const origin = app.config.publicOrigin ?? `http://localhost:${port}`
  console.log(`还没有车友会。24 小时内打开这个链接建立，只能用一次：\n${origin}/console/first-run#${token}`)
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    // A terminal's Ctrl+C arrives twice, from the shell and from npm: the second finds us stopping already.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
}

class PortUnusable extends Error {
  override readonly name = 'PortUnusable'
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code ?? error.message})`
      reject(new PortUnusable(`Port ${port} ${why}.`))
    })
    server.listen(port, resolve)
  })
}

const forPeople = [ConfigInvalid, DatabaseUnusable, KeyFileUnusable, PortUnusable]

try {
  await serve(processConfig())
} catch (error) {
  console.error(forPeople.some((kind) => error instanceof kind) ? (error as Error).message : error)
  process.exitCode = 1
}
