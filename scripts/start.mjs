// npm start [-- --port N]: everything from a fresh clone to the running demo.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { ensureBuilt } from './setup/builds.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { untilReady } from './setup/ready.mjs'
import { NODE, ROOT, projectEnv } from './setup/root.mjs'
import { Trouble, report, say, step } from './setup/say.mjs'

const DEFAULT_PORT = 8080
const PARENT_WATCHED_EVERY_MS = 500
const USAGE = 'npm start [-- --port N]     N from 1 to 65535, 8080 when left out'

if (process.argv.includes('--help')) {
  say(USAGE)
} else {
  process.exitCode = await main(process.argv.slice(2)).catch(report)
}

async function main(args) {
  const port = portFrom(args)
  await requireFreePort(port)
  await ensureInstalled()
  await ensureBuilt(['h5-demo', 'console'])
  return serve(port)
}

function portFrom(args) {
  const [name, value, ...others] = args.flatMap((arg) => arg.split('='))
  if (name === undefined) return DEFAULT_PORT
  const port = Number(value)
  if (name === '--port' && others.length === 0 && /^\d+$/.test(value ?? '') && port >= 1 && port <= 65535) return port
  throw new Trouble(`Not understood: ${args.join(' ')}`, USAGE, 2)
}

/** Asked first, so that nobody waits for builds to hear it. */
function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(portTrouble(port, error)))
    probe.listen(port, () => probe.close(() => resolve()))
  })
}

function portTrouble(port, error) {
  if (error.code === 'EADDRINUSE') {
    return new Trouble(
      `Port ${port} is in use; perhaps Cheyou is running already: look at http://localhost:${port}/`,
      `Stop what uses it, or take another: npm start -- --port ${port < 65000 ? port + 10 : port - 10}`,
    )
  }
  if (error.code === 'EACCES') {
    return new Trouble(`Port ${port} may not be used by you.`, 'Take one above 1024: npm start -- --port 8080')
  }
  return error
}

/** Runs the server until it ends; returns its exit code. */
async function serve(port) {
  const server = spawn(NODE, ['apps/server/src/main.ts', '--demo', '--port', String(port)], {
    cwd: ROOT,
    // People watch this terminal: the server's own lines come only when something is wrong.
    env: { LOG_LEVEL: 'warn', ...projectEnv() },
    stdio: 'inherit',
  })
  const ended = new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code, signal) => resolve({ code, signal }))
  })
  let stopping = false
  const stop = (signal) => {
    stopping = true
    server.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  whenNpmIsGone(() => stop('SIGTERM'))
  await announce(port, ended, () => stopping)
  const { code, signal } = await ended
  if (stopping) say('Cheyou has stopped.')
  return code ?? (stopping && signal ? 0 : 1)
}

/** npm passes a signal on to its shell only, which ends without telling: stopping npm means stopping the server. */
function whenNpmIsGone(stop) {
  if (process.env.npm_lifecycle_event !== 'start') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    stop()
  }, PARENT_WATCHED_EVERY_MS)
  watch.unref()
}

async function announce(port, ended, isStopping) {
  const isReady = await step('Starting the server (the first time fills the sample dealership)', async () => {
    if (await untilReady(port, ended)) return true
    if (isStopping()) return false
    const { code, signal } = await ended
    throw new Trouble(
      `The server ended before it was ready (${signal ?? `exit code ${code}`}).`,
      'The lines above say why. If the demo data is at fault, move the folder .data away and start again.',
    )
  })
  if (isReady) say(['', `  Cheyou is ready: http://localhost:${port}/`, '  Ctrl+C stops it.', ''].join('\n'))
}
