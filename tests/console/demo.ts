import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { memoryFolder } from '../support/memory-folder.ts'
import { startServer, type ServerProcess } from '../support/processes.ts'

export interface Demo {
  readonly origin: string
  close(): Promise<void>
}

/** A demo of one's own: filled by itself as `npm start` does it, or from the folder of one that was filled. */
export async function openDemo(filled?: string): Promise<Demo> {
  const folder = mkdtempSync(join(memoryFolder(), 'cheyou-demo-'))
  if (filled !== undefined) cpSync(filled, folder, { recursive: true })
  const server = await startDemo(folder)
  return {
    origin: server.origin,
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a server with the demo in this folder, and fills it when it is empty. */
export function startDemo(folder: string): Promise<ServerProcess> {
  return startServer({ DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`, KEY_FILE: join(folder, 'demo.key') }, [
    '--demo',
  ])
}
