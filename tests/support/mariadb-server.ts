import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import mysql from 'mysql2/promise'
import { memoryFolder } from './memory-folder.ts'

export interface Mariadb {
  /** `mysql://…/` without a database name. */
  readonly url: string
  stop(): Promise<void>
}

const startPatienceMs = 60_000

/** Whether MariaDB tests can run here: a server is given by TEST_MARIADB_URL, or one can be started. */
export function mariadbAvailable(): boolean {
  return (
    Boolean(process.env['TEST_MARIADB_URL']) ||
    (findProgram(serverPrograms) !== null && findProgram(installers) !== null)
  )
}

/**
 * Starts a private MariaDB with the durability of production and its data on the disk, or with `inMemory` with neither,
 * which is quicker; it ends with this process. With TEST_MARIADB_URL the server named there is used instead (and left running).
 */
export async function startMariadb({ inMemory = false }: { inMemory?: boolean } = {}): Promise<Mariadb> {
  const given = process.env['TEST_MARIADB_URL']
  if (given) return { url: withoutDatabase(given), stop: async () => {} }
  const server = findProgram(serverPrograms)
  const installer = findProgram(installers)
  if (!server || !installer) throw new Error('MariaDB is not installed (Debian: apt-get install mariadb-server)')
  const folder = mkdtempSync(join(inMemory ? memoryFolder() : tmpdir(), 'cheyou-mariadb-'))
  const data = join(folder, 'data')
  // A server that starts clears its folder for temporary tables: it must be its own, others start at the same time.
  const common = [`--datadir=${data}`, `--tmpdir=${folder}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])]
  const installing = ['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db', ...common]
  execFileSync(installer, installing, { stdio: 'pipe' })
  const socketPath = join(folder, 'mariadb.sock')
  const durability = inMemory ? forgetful : durable
  const child = spawn(server, [...serverOptions(socketPath, folder), ...durability, ...common], { stdio: 'ignore' })
  const stop = stopper(child, folder)
  try {
    await answering(child, socketPath)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `mysql://root@localhost/?socketPath=${encodeURIComponent(socketPath)}`, stop }
}

/** The address of the server that the address of one of its databases names. */
function withoutDatabase(address: string): string {
  const url = new URL(address)
  url.pathname = '/'
  return url.href
}

const serverPrograms = ['mariadbd', 'mysqld']
const installers = ['mariadb-install-db', 'mysql_install_db']

function findProgram(names: string[]): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec']
  for (const name of names) {
    for (const folder of folders) {
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
    }
  }
  return null
}

function serverOptions(socketPath: string, folder: string): string[] {
  return [
    '--no-defaults',
    `--socket=${socketPath}`,
    `--pid-file=${join(folder, 'mariadb.pid')}`,
    `--log-error=${join(folder, 'mariadb.log')}`,
    // A socket only: no port that another process could take first.
    '--skip-networking',
    '--innodb-buffer-pool-size=128M',
    '--max-connections=300',
    // All tests of a run share the server; a shop has one or two processes on its own.
    '--max-prepared-stmt-count=200000',
  ]
}

const durable = ['--innodb-flush-log-at-trx-commit=1']
/** For data that nobody wants back after the server has died. */
const forgetful = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=OFF', '--innodb-log-file-size=32M']

async function answering(child: ChildProcess, socketPath: string): Promise<void> {
  const until = Date.now() + startPatienceMs
  for (;;) {
    if (child.exitCode !== null) throw new Error(`MariaDB ended at once with code ${child.exitCode}`)
    try {
      const connection = await mysql.createConnection({ socketPath, user: 'root' })
      await connection.end()
      return
    } catch (error) {
      if (Date.now() > until) throw new Error('MariaDB did not answer within a minute', { cause: error })
    }
    await delay(50)
  }
}

function stopper(child: ChildProcess, folder: string): () => Promise<void> {
  // When the tests end in the middle, neither their server nor its files, which may lie in memory, must stay behind.
  const kill = (): void => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', kill)
  return async () => {
    process.off('exit', kill)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
