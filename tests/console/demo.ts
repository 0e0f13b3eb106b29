import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../support/processes.ts'

export interface Demo {
  readonly origin: string
  close(): Promise<void>
}

/** A demo of one's own, filled by itself as `npm start` does it. */
export async function openDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-demo-'))
  const server = await startServer(
    { DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`, KEY_FILE: join(folder, 'demo.key') },
    ['--demo'],
  )
  return {
    origin: server.origin,
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
