import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Nobody's, on Linux as on macOS by their last 16 bits. */
const NOBODY = 65_534

/** Somebody who has the project in a folder with a difficult name, and no rights beyond it. */
export interface Newcomer {
  readonly folder: string
  /** Runs `npm …` in the folder, as its user. */
  npm(args: readonly string[]): RunningCommand
  leave(): void
}

export interface RunningCommand {
  /** All it has written so far. */
  output(): string
  /** Until it writes again. */
  news(): Promise<unknown>
  /** Ctrl+C at its terminal: to npm and to all that it started. */
  interrupt(): void
  /** Its exit code, once it is over. */
  readonly ended: Promise<number | null>
}

/**
 * A copy of the files that belong to the project, as they are now, without packages and builds. Where the tests run as root it
 * belongs to nobody, who runs it; elsewhere to whom they run as. What this machine's pnpm has fetched before is at hand.
 */
export function newcomer(): Newcomer {
  const home = mkdtempSync(join(tmpdir(), 'cheyou-newcomer-'))
  const folder = join(home, '车友会 一号店', 'cheyou (copy)')
  for (const file of filesOfTheProject()) cpSync(join(root, file), join(folder, file))
  const stock = bringStock(home)
  const isRoot = process.getuid?.() === 0
  if (isRoot) own(home)
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const env = { PATH: pathOfTheMachine(), HOME: home, LANG: 'C.UTF-8', CI: 'true', NO_COLOR: '1', ...stock }
  return {
    folder,
    npm: (args) =>
      watched(spawn('npm', args, { cwd: folder, env, ...user, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })),
    leave: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** Tracked and new files, without what is ignored or deleted. */
function filesOfTheProject(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return String(listed)
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
}

/** Node and npm of the machine: those that the project brings are not there yet. */
function pathOfTheMachine(): string {
  const path = (process.env['PATH'] ?? '').split(delimiter)
  return path.filter((part) => !part.includes('node_modules')).join(delimiter)
}

/** Packages and what is known of them, so that they are not fetched a second time. @returns the settings that name them */
function bringStock(home: string): Record<string, string> {
  const store = dirname(String(execFileSync('pnpm', ['store', 'path'], { cwd: root })).trim())
  const known = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'pnpm')
  const atHand = { PNPM_CONFIG_STORE_DIR: join(home, 'store'), PNPM_CONFIG_PREFER_OFFLINE: 'true' }
  if (existsSync(store)) copyLinked(store, atHand.PNPM_CONFIG_STORE_DIR)
  if (existsSync(known)) cpSync(known, join(home, '.cache', 'pnpm'), { recursive: true })
  return atHand
}

/** The packages are linked, which takes a second for all; the index, which pnpm writes to, is a copy. */
function copyLinked(store: string, copy: string): void {
  try {
    execFileSync('cp', ['-al', store, copy], { stdio: 'ignore' })
  } catch {
    // Another file system, or a system whose cp does not link.
    rmSync(copy, { recursive: true, force: true })
    cpSync(store, copy, { recursive: true })
  }
  for (const version of readdirSync(copy))
    for (const file of readdirSync(join(copy, version)).filter((name) => name.startsWith('index.db'))) {
      rmSync(join(copy, version, file))
      cpSync(join(store, version, file), join(copy, version, file))
    }
}

/** Gives folders and files to nobody; files that are linked elsewhere too stay whose they are, and can be read. */
function own(path: string): void {
  const stats = lstatSync(path)
  if (stats.isDirectory()) for (const name of readdirSync(path)) own(join(path, name))
  if (stats.isDirectory() || stats.nlink === 1) chownSync(path, NOBODY, NOBODY)
}

function watched(child: ChildProcess): RunningCommand {
  const chunks: Buffer[] = []
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  let isOver = false
  const interrupt = (): void => void (isOver || process.kill(-child.pid!, 'SIGINT'))
  // When the tests are killed, what they started must not stay behind.
  process.once('exit', interrupt)
  const ended = once(child, 'close').then(([code]) => {
    isOver = true
    process.off('exit', interrupt)
    return code as number | null
  })
  return {
    output: () => Buffer.concat(chunks).toString(),
    news: () => once(child.stdout!, 'data'),
    interrupt,
    ended,
  }
}
