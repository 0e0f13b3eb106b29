import { AsyncLocalStorage } from 'node:async_hooks'
import type { Writable } from 'node:stream'

/** Where a command reads its settings and writes what it has to say. */
export interface Terminal {
  /** The environment of this process when left out. */
  env?: Readonly<Record<string, string | undefined>>
  /** Results, which scripts read. */
  out: Writable
  /** Everything else: progress, mistakes, the log. */
  err: Writable
}

const ownTerminal: Terminal = { out: process.stdout, err: process.stderr }
const current = new AsyncLocalStorage<Terminal>()

/** Runs a command at a terminal other than that of this process. */
export const atTerminal = <T>(terminal: Terminal, work: () => Promise<T>): Promise<T> => current.run(terminal, work)

/** The terminal of the command that is running: several run in one process when tests call them. */
export const terminal = (): Terminal => current.getStore() ?? ownTerminal

/** Writes lines to where results go. */
export function say(...lines: readonly string[]): void {
  for (const line of lines) terminal().out.write(`${line}\n`)
}
