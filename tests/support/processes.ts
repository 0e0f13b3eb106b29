import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** The pinned Node, whatever runs the tests. */
const node = join(root, 'node_modules/.bin/node')

export type Environment = Readonly<Record<string, string>>

/** The environment of a process of ours: none of our own settings reaches it but what is given. */
function environmentOf(given: Environment): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG, NODE_COMPILE_CACHE } = process.env
  return { PATH, HOME, TZ, LANG, NODE_COMPILE_CACHE, ...given }
}

export interface Finished {
  exitCode: number | null
  stdout: string
  stderr: string
}

/** Runs `pnpm club …` to its end as a process of its own; what needs none runs by `club.ts`. */
export async function clubProcess(env: Environment, args: readonly string[]): Promise<Finished> {
  const child = spawn(node, ['apps/server/src/cli.ts', ...args], { cwd: root, env: environmentOf(env) })
  const stdout = gather(child.stdout)
  const stderr = gather(child.stderr)
  const [exitCode] = (await once(child, 'close')) as [number | null]
  return { exitCode, stdout: stdout(), stderr: stderr() }
}

/** The JSON that a process of the command line printed. @throws Error with what it said when it failed */
export async function clubProcessJson<Answer>(env: Environment, args: readonly string[]): Promise<Answer> {
  return printedBy<Answer>(args, await clubProcess(env, [...args, '--json']))
}

/** What a command printed as JSON. @throws Error with what it said when it failed */
export function printedBy<Answer>(args: readonly string[], { exitCode, stdout, stderr }: Finished): Answer {
  if (exitCode !== 0) throw new Error(`club ${args.join(' ')} ended with ${exitCode}\n${stdout}\n${stderr}`)
  return JSON.parse(stdout) as Answer
}

export interface ServerProcess {
  readonly origin: string
  /** Of its `/metrics`, an address of its own. */
  readonly metricsOrigin: string
  readonly pid: number
  /** All it wrote, to standard output and standard error. */
  output(): string
  /** As a service manager ends it: SIGTERM, and it leaves in its own time. @returns its exit code */
  stop(): Promise<number | null>
  /** As a power failure ends it: SIGKILL. */
  kill(): Promise<void>
}

const startPatienceMs = 60_000

/** Starts a real server on a port of its own choice and waits until it listens. */
export async function startServer(env: Environment, args: readonly string[] = []): Promise<ServerProcess> {
  const settings = {
    PORT: '0',
    METRICS_ADDRESS: '127.0.0.1:0',
    LOG_LEVEL: 'debug',
    TRUSTED_PROXIES: '127.0.0.1,::1',
    ...env,
  }
  const child = spawn(node, ['apps/server/src/main.ts', ...args], { cwd: root, env: environmentOf(settings) })
  const output = gather(child.stdout, child.stderr)
  // When the tests are killed, their server must not stay behind.
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = once(child, 'close').then(() => process.off('exit', kill))
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    await ended
    return child.exitCode
  }
  try {
    const { port, metricsPort } = await listening(child, output)
    return {
      origin: `http://127.0.0.1:${port}`,
      metricsOrigin: `http://127.0.0.1:${metricsPort}`,
      pid: child.pid ?? 0,
      output,
      stop: () => end('SIGTERM'),
      kill: async () => void (await end('SIGKILL')),
    }
  } catch (error) {
    await end('SIGKILL')
    throw error
  }
}

/** The ports in the line that says the server listens. */
async function listening(child: ChildProcess, output: () => string): Promise<{ port: number; metricsPort: number }> {
  const tooLate = AbortSignal.timeout(startPatienceMs)
  const news = (): Promise<unknown> =>
    Promise.race([
      once(child.stderr!, 'data', { signal: tooLate }),
      once(child, 'close', { signal: tooLate }).then(() => {
        throw new Error(`The server ended with ${child.exitCode}:\n${output()}`)
      }),
    ])
  for (;;) {
    const line = /^.*"msg":"listening".*$/m.exec(output())
    if (line) return JSON.parse(line[0]) as { port: number; metricsPort: number }
    await news()
  }
}

function gather(...streams: readonly NodeJS.ReadableStream[]): () => string {
  const chunks: Buffer[] = []
  for (const stream of streams) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}
