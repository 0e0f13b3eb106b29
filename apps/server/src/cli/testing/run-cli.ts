import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { runClub } from '../run-club.ts'
import { atTerminal } from '../terminal.ts'

type Environment = Readonly<Record<string, string>>

const script = fileURLToPath(new URL('../../cli.ts', import.meta.url))

export interface CliRun {
  exitCode: number
  stdout: string
  stderr: string
}

/** Runs a `club` command to its end within this process: nothing of our own environment reaches it but what is given. */
export async function runCli(args: readonly string[], env: Environment): Promise<CliRun> {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const written = Promise.all([text(out), text(err)])
  const exitCode = await atTerminal({ env, out, err }, () => runClub(args))
  out.end()
  err.end()
  const [stdout, stderr] = await written
  return { exitCode, stdout, stderr }
}

export interface CliProcess {
  child: ChildProcess
  /** Resolves when the process has ended. */
  ended: Promise<{ exitCode: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>
}

/** Starts `club` as a process of its own: for tests of what becomes of the process, killed or with its exit code. */
export function startCli(args: readonly string[], env: Environment): CliProcess {
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
