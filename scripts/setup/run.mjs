import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { ROOT, projectEnv } from './root.mjs'
import { Trouble } from './say.mjs'

const LINES_SHOWN = 30

/** What the output of a failed command tells, and what to do about it. The first that matches counts. */
const CAUSES = [
  [/ENOSPC|no space left on device/i, 'The disk is full.', 'Free some space (about 2 GB are needed) and start again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|socket hang up/,
    'The package registry cannot be reached.',
    'Check the network (behind a proxy: set HTTPS_PROXY; a mirror: npm config set registry URL) and start again.',
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    'pnpm-lock.yaml does not belong to the package.json files.',
    'Run "pnpm install" and commit pnpm-lock.yaml.',
  ],
  [/EACCES|EPERM/, 'A file may not be written.', 'Check that this folder and all in it belong to you.'],
  [
    /heap out of memory|\bKilled\b|SIGKILL/,
    'There is not enough memory.',
    'Close other programs; 2 GB free are enough.',
  ],
]

/** Runs a command quietly, its output in `logFile`; when it fails, throws Trouble with the end of the output and the cause. */
export async function run(command, args, { what, logFile, cwd = ROOT, env = {} }) {
  mkdirSync(dirname(logFile), { recursive: true })
  const failure = await outcome(command, args, { logFile, cwd, env })
  if (failure === null) return
  const output = readFileSync(logFile, 'utf8')
  const cause = CAUSES.find(([pattern]) => pattern.test(`${output}\n${failure}`))
  const end = output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n')
  const where = `The whole output is in ${relative(ROOT, logFile)}.`
  throw new Trouble(
    `${end}\n\n${what} failed (${failure}). ${cause ? cause[1] : ''}`.trimEnd(),
    cause ? `${cause[2]} ${where}` : where,
  )
}

/** Null when the command succeeded, else how it ended. */
function outcome(command, args, { logFile, cwd, env }) {
  const log = createWriteStream(logFile)
  const child = spawn(command, args, {
    cwd,
    env: projectEnv({ NO_COLOR: '1', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // npx and pnpm are command files on Windows.
    shell: process.platform === 'win32',
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  return new Promise((resolve) => {
    const end = (failure) => log.end(() => resolve(failure))
    child.on('error', (error) => end(error.message))
    child.on('close', (code, signal) => end(code === 0 ? null : (signal ?? `exit code ${code}`)))
  })
}
