import SqliteDatabase from 'better-sqlite3'
import type { Database as Handle } from 'better-sqlite3'
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { DataSource } from 'typeorm'
import type { DatabaseLog, DatabaseOptions } from './database.ts'
import type { Engine, Transaction } from './engine.ts'
import { DatabaseTrouble, DatabaseUnusable, Transient } from './errors.ts'
import { intoLog } from './typeorm-log.ts'
import { lockFile } from './lock-file.ts'
import { mutex } from './mutex.ts'
import type { Sql } from './sql.ts'
import { isBusy, isTrouble, sqliteSql } from './sqlite-sql.ts'
import { schemasOf } from './table.ts'

/** How long a writer waits for another process (the command line beside a server) before its attempt counts as failed. */
const busyPatienceMs = 10_000

/** TypeORM begins deferred transactions, which cannot become writers once another process has written. */
function immediateDatabase(file: string, options: SqliteDatabase.Options): Handle {
  const handle = new SqliteDatabase(file, options)
  const deferred = handle.prepare.bind(handle) as (sql: string) => unknown
  const immediate = (sql: string): unknown => deferred(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql)
  return Object.assign(handle, { prepare: immediate })
}

/**
 * SQLite under TypeORM has one connection, in which a second transaction would silently become a part of the first. So
 * there is one writer behind a mutex and a second connection for reads, which see the last commit (WAL).
 */
export async function openSqlite(options: DatabaseOptions, log: DatabaseLog): Promise<Engine> {
  const file = sqlitePath(options.url)
  requireWritable(file)
  const serverLock = options.exclusive ? lockFile(`${file}.server-lock`) : null
  if (serverLock && !serverLock.take())
    throw new DatabaseUnusable(
      `Another server uses ${file}. One SQLite file serves one server; stop the other, or use MariaDB or MySQL.`,
    )
  try {
    const dataSource = await connect(file, options, log, false)
    const readDataSource = await connect(file, options, log, true)
    return engineOf(file, dataSource, readDataSource, () => serverLock?.release())
  } catch (error) {
    serverLock?.release()
    throw error
  }
}

/** @throws DatabaseUnusable when the folder, or the file in it, cannot be written to */
function requireWritable(file: string): void {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    // Asking is not enough: a file system may be read-only for everybody.
    const probe = `${file}.probe-${process.pid}`
    closeSync(openSync(probe, 'w'))
    rmSync(probe)
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException
    throw new DatabaseUnusable(
      `The folder ${folder} cannot be written to (${code}). Cheyou keeps its database there: give it the right, or name another place in DATABASE_URL.`,
    )
  }
}

/** The file that `sqlite:PATH` names, absolute. @throws DatabaseUnusable when there is none */
export function sqlitePath(url: string): string {
  const path = url.replace(/^sqlite:(\/\/(?=\/))?/, '')
  if (path === '' || path === ':memory:')
    throw new DatabaseUnusable(
      'DATABASE_URL=sqlite:PATH needs a file: two connections cannot share a database in memory',
    )
  return resolve(path)
}

async function connect(
  file: string,
  options: DatabaseOptions,
  log: DatabaseLog,
  readonly: boolean,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    driver: immediateDatabase,
    readonly,
    // A busy wait inside SQLite would stop the event loop: waiting is done here, asynchronously.
    timeout: 0,
    prepareDatabase: (handle: Handle) => whenFree(() => prepare(handle, readonly, options.exclusive)),
    entities: schemasOf(options.tables),
    migrations: readonly ? [] : [...options.migrations],
    migrationsTransactionMode: 'each',
    logger: intoLog(log),
  })
  return dataSource.initialize()
}

/**
 * Pages of the log after which the command line copies them into the file: 256 MB. An import touches the same pages of indexes again
 * and again, and each copy writes a page once, however often the log has it. A server keeps SQLite's 1,000: nobody waits long for one.
 */
const PAGES_BESIDE = 65_536

function prepare(handle: Handle, readonly: boolean, serves: boolean): void {
  // As MariaDB and MySQL have it: the audit seals days by it.
  handle.function('CRC32', { deterministic: true }, (value: unknown) => crc32(String(value)))
  if (readonly) return
  handle.pragma('journal_mode = WAL')
  // better-sqlite3 is compiled with NORMAL, which may lose acknowledged commits when the power fails.
  handle.pragma('synchronous = FULL')
  if (!serves) handle.pragma(`wal_autocheckpoint = ${PAGES_BESIDE}`)
}

function engineOf(file: string, dataSource: DataSource, readDataSource: DataSource, unlock: () => void): Engine {
  const writer = handleOf(dataSource)
  const writerSql = sqliteSql(writer)
  const turn = mutex()
  const migrating = lockFile(`${file}.migrate-lock`)
  return {
    dialect: 'sqlite',
    dataSource,
    readDataSource,
    read: patient(sqliteSql(handleOf(readDataSource))),
    async begin() {
      const release = await turn()
      try {
        await whenFree(() => writer.exec('BEGIN IMMEDIATE'))
      } catch (error) {
        release()
        throw named(error)
      }
      return transaction(writer, writerSql, release)
    },
    async whileMigrating(work) {
      while (!migrating.take()) await delay(20 + Math.random() * 30)
      const release = await turn()
      // TypeORM does not try again when the command line is writing: here, while starting, a busy wait does no harm.
      writer.pragma(`busy_timeout = ${busyPatienceMs}`)
      try {
        return await work()
      } finally {
        writer.pragma('busy_timeout = 0')
        release()
        migrating.release()
      }
    },
    async close() {
      const release = await turn()
      await readDataSource.destroy()
      await dataSource.destroy()
      unlock()
      release()
    },
  }
}

function named(error: unknown): unknown {
  if (isBusy(error)) return new Transient('SQLITE_BUSY', error)
  return isTrouble(error) ? new DatabaseTrouble((error as { code: string }).code, error) : error
}

function handleOf(dataSource: DataSource): Handle {
  return (dataSource.driver as unknown as { databaseConnection: Handle }).databaseConnection
}

function transaction(writer: Handle, sql: Sql, release: () => void): Transaction {
  return {
    sql,
    async commit() {
      try {
        writer.exec('COMMIT')
      } catch (error) {
        throw named(error)
      }
      release()
    },
    async rollback() {
      try {
        // Some failures (disk full, I/O) have rolled back already.
        if (writer.inTransaction) writer.exec('ROLLBACK')
      } finally {
        release()
      }
    },
  }
}

/** Tries again while another process holds the file, without stopping the event loop. */
async function whenFree<T>(work: () => T): Promise<T> {
  const until = performance.now() + busyPatienceMs
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 25)) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
    }
    await delay(pauseMs * (0.5 + Math.random()))
  }
}

/** Reads are refused only for moments, such as while the log is being recovered after a crash. */
function patient(sql: Sql): Sql {
  async function again<T>(read: () => Promise<T>): Promise<T> {
    const until = performance.now() + busyPatienceMs
    for (;;) {
      try {
        return await read()
      } catch (error) {
        if (!(error instanceof Transient) || performance.now() > until) throw error
      }
      await delay(1 + Math.random() * 10)
    }
  }
  return {
    ...sql,
    all: (text, params) => again(() => sql.all(text, params)),
    one: (text, params) => again(() => sql.one(text, params)),
  }
}
