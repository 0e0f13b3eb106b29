import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import mysql from 'mysql2/promise'
import type { ConnectionOptions } from 'mysql2/promise'

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
 * Starts a private MariaDB with its data in a temporary folder and the durability of production; it ends with this
 * process. With TEST_MARIADB_URL the server named there is used instead (and left running).
 */
export async function startMariadb(): Promise<Mariadb> {
  const given = process.env['TEST_MARIADB_URL']
  if (given) return { url: given.replace(/\/[^/]*$/, '/'), stop: async () => {} }
  const server = findProgram(serverPrograms)
  const installer = findProgram(installers)
  if (!server || !installer) throw new Error('MariaDB is not installed (Debian: apt-get install mariadb-server)')
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-mariadb-'))
  const data = join(folder, 'data')
  // A server that starts clears its folder for temporary tables: it must be its own, others start at the same time.
  const common = [`--datadir=${data}`, `--tmpdir=${folder}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])]
  execFileSync(installer, ['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db', ...common], {
    stdio: 'pipe',
  })
  const socketPath = join(folder, 'mariadb.sock')
  const child = spawn(server, serverOptions(socketPath, folder, common), { stdio: 'ignore' })
  const stop = stopper(child, folder)
  try {
    await answering(child, socketPath)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `mysql://root@localhost/?socketPath=${encodeURIComponent(socketPath)}`, stop }
}

/** The address of a database on a server that `startMariadb` named. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Makes an empty database with a name of its own and returns its address, as DATABASE_URL takes it. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await administer(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
  return databaseUrl(serverUrl, name)
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  if (!/^test_\w+$/.test(name)) throw new Error(`Not a database of the tests: ${name}`)
  await administer(url, `DROP DATABASE IF EXISTS ${name}`)
}

/** What mysql2 connects with to reach the server, or the database, of an address. */
export function connectionOptions(address: string): ConnectionOptions {
  const url = new URL(address)
  const socketPath = url.searchParams.get('socketPath')
  const database = url.pathname.slice(1)
  return {
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(database === '' ? {} : { database }),
  }
}

async function administer(serverUrl: string, sql: string): Promise<void> {
  const server = new URL(serverUrl)
  server.pathname = '/'
  const connection = await mysql.createConnection(connectionOptions(server.href))
  try {
    await connection.query(sql)
  } finally {
    await connection.end()
  }
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

function serverOptions(socketPath: string, folder: string, common: readonly string[]): string[] {
  return [
    '--no-defaults',
    `--socket=${socketPath}`,
    `--pid-file=${join(folder, 'mariadb.pid')}`,
    `--log-error=${join(folder, 'mariadb.log')}`,
    // A socket only: no port that another process could take first.
    '--skip-networking',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=128M',
    '--max-connections=300',
    ...common,
  ]
}

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
    await delay(100)
  }
}

function stopper(child: ChildProcess, folder: string): () => Promise<void> {
  // When the tests are killed, their server must not stay behind.
  const kill = (): void => void child.kill('SIGKILL')
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
