import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttp } from './app.ts'
import { processConfig, type Config } from './config.ts'
import { ConfigInvalid } from './config.ts'
import { DatabaseUnusable } from './db/errors.ts'
import { KeyFileUnusable } from './pii/index.ts'
import { openApp, type App } from './wiring.ts'
import type { Routes } from './http/routes.ts'

/** How long requests under way may take to end after the signal to stop. */
const GRACE_MS = 10_000

interface Running {
  app: App
  demo: { routes: Routes; close(): Promise<void> } | null
}

async function open(config: Config): Promise<Running> {
  if (!config.demo) return { app: await openApp(config, { exclusive: true }), demo: null }
  // Loaded only here: a production server has no part of the demo in memory.
  const { startDemo } = await import('./demo/index.ts')
  return startDemo(config)
}

/** Serves until a signal says stop; then lets requests end and closes the database. */
async function serve(config: Config): Promise<void> {
  const { app, demo } = await open(config)
  const handle = createHttp(app, demo).callback()
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, resolve)
  })
  // With port 0 the system chose one: who started us reads it here.
  app.log.info({ port: (server.address() as AddressInfo).port, demo: config.demo }, 'listening')
  await new Promise<void>((resolve) => {
    // A terminal's Ctrl+C arrives twice, from the shell and from npm: the second finds us stopping already.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
  clearTimeout(cut)
  await demo?.close()
  await app.db.close()
}

try {
  await serve(processConfig())
} catch (error) {
  const forPeople =
    error instanceof ConfigInvalid || error instanceof DatabaseUnusable || error instanceof KeyFileUnusable
  console.error(forPeople ? error.message : error)
  process.exitCode = 1
}
