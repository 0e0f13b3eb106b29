import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'

const script = fileURLToPath(new URL('../../cli.ts', import.meta.url))

export interface CliRun {
  child: ChildProcess
  /** Resolves when the process has ended. */
  ended: Promise<{ exitCode: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>
}

/** Starts `club` as a process of its own. */
export function startCli(args: readonly string[], env: Record<string, string>): CliRun {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[exitCode, signal], stdout, stderr]) => ({
      exitCode: exitCode as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout,
      stderr,
    }),
  )
  return { child, ended }
}

/** Runs `club` to its end. */
export function runCli(args: readonly string[], env: Record<string, string>): CliRun['ended'] {
  return startCli(args, env).ended
}
