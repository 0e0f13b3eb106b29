import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface BareServer {
  origin: string
  pid: number
  stop(): Promise<void>
}

/** Starts the bare route in a process of its own, on a database where the club has written what is to be written again. */
export async function startBareServer(databaseUrl: string, route: 'settle' | 'scan'): Promise<BareServer> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [databaseUrl, route], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const ended = once(child, 'exit')
  const [told] = (await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`The bare server ended with ${code}`))),
  ])) as [{ port: number }]
  return {
    origin: `http://127.0.0.1:${told.port}`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill()
      await ended
    },
  }
}
