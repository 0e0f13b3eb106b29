import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { memoryFolder } from '../support/memory-folder.ts'
import { startDemo } from './demo.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a demo that filled itself, to be copied. */
    filledDemo: string
  }
}

/** Fills one demo for the whole run, by starting and stopping a server as `npm start` does. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(memoryFolder(), 'cheyou-filled-demo-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await startDemo(folder)
    const exitCode = await server.stop()
    if (exitCode !== 0) throw new Error(`The demo that was filled ended with ${exitCode}:\n${server.output()}`)
  } catch (error) {
    remove()
    throw error
  }
  project.provide('filledDemo', folder)
  return remove
}
