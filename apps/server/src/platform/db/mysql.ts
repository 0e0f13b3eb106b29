import mysql from 'mysql2'
import type { Pool, PoolConnection, PoolOptions, QueryError, RowDataPacket } from 'mysql2'
import { DataSource } from 'typeorm'
import type { DatabaseLog, DatabaseOptions } from './database.ts'
import type { Engine, Transaction } from './engine.ts'
import { CommitUnknown } from './errors.ts'
import { mysqlAddress, prepareDatabase } from './mysql-address.ts'
import type { MysqlAddress } from './mysql-address.ts'
import { leasedMigration } from './mysql-migration-lease.ts'
import { intoLog } from './typeorm-log.ts'
import { schemasOf } from './table.ts'
import { isBroken, mysqlError, mysqlSql } from './mysql-sql.ts'

/** Connections of one process for reads, and as many for units: enough to fill the disk's queue; more only wait for the same rows. */
const poolSize = 10

/** Set on every connection, so that nothing depends on how the server is configured. */
const settings = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  // MySQL cuts a GROUP_CONCAT off after 1,024 bytes, which is fewer stores than a group may have.
  `SET SESSION innodb_lock_wait_timeout = 5, time_zone = '+00:00', group_concat_max_len = 1048576,
    sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
]

/** On the connections of units a first statement begins the transaction, so that no round trip is spent on saying so. */
const unitSettings = [...settings, 'SET SESSION autocommit = 0']

export async function openMysql(options: DatabaseOptions, log: DatabaseLog): Promise<Engine> {
  const address = mysqlAddress(options.url)
  const { isMariadb } = await prepareDatabase(address)
  const pools: Pool[] = []
  // TypeORM tells here what a connection needs; units have connections of their own.
  const createPool = (given: PoolOptions): Pool => {
    const reading = settledPool(given, settings, log)
    pools.push(reading, settledPool(given, unitSettings, log))
    return reading
  }
  const dataSource = await connect(address, isMariadb, options, { createPool, log })
  const [reading, units] = pools as [Pool, Pool]
  return {
    dialect: 'mysql',
    dataSource,
    readDataSource: dataSource,
    read: mysqlSql(reading, { isMariadb }),
    begin: () => begin(units, { isMariadb }),
    whileMigrating: (work) => leasedMigration(mysqlSql(reading, { isMariadb }), log, work),
    async close() {
      await new Promise<void>((resolve, reject) => units.end((error) => (error ? reject(error) : resolve())))
      await dataSource.destroy()
    },
  }
}

function connect(
  address: MysqlAddress,
  isMariadb: boolean,
  options: DatabaseOptions,
  { createPool, log }: { createPool: (given: PoolOptions) => Pool; log: DatabaseLog },
): Promise<DataSource> {
  const dataSource = new DataSource({
    // TypeORM compares schemas by this: only `mariadb` finds no differences on MariaDB.
    type: isMariadb ? 'mariadb' : 'mysql',
    ...(address.socketPath ? { socketPath: address.socketPath } : { host: address.host, port: address.port }),
    username: address.user,
    password: address.password,
    database: address.database,
    ...(address.ssl && { ssl: {} }),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    poolSize,
    extra: { jsonStrings: true, maxPreparedStatements: 256 },
    driver: { createPool },
    entities: schemasOf(options.tables),
    migrations: [...options.migrations],
    migrationsTransactionMode: 'each',
    logger: intoLog(log),
  })
  return dataSource.initialize()
}

/** A pool whose connections are set before anything else runs on them (commands of a connection run in order). */
function settledPool(options: PoolOptions, statements: readonly string[], log: DatabaseLog): Pool {
  const pool = mysql.createPool(options)
  pool.on('connection', (connection) => {
    const settled = (error: QueryError | null): void => {
      if (!error) return
      log.error({ code: error.code }, 'a database connection could not be set up')
      connection.destroy()
    }
    for (const statement of statements) connection.query(statement, settled)
  })
  return pool
}

interface Server {
  isMariadb: boolean
}

function begin(units: Pool, server: Server): Promise<Transaction> {
  return new Promise((resolve, reject) => {
    units.getConnection((error, connection) =>
      error ? reject(mysqlError('(connecting)', error as QueryError)) : resolve(transaction(connection, server)),
    )
  })
}

function transaction(connection: PoolConnection, server: Server): Transaction {
  return {
    sql: mysqlSql(connection, server),
    async commit() {
      try {
        await command(connection, 'COMMIT')
      } catch (error) {
        if (isBroken(error as QueryError)) throw unknownCommit(connection, error)
        throw mysqlError('COMMIT', error as QueryError)
      }
      connection.release()
    },
    async rollback() {
      try {
        await command(connection, 'ROLLBACK')
        connection.release()
      } catch {
        connection.destroy()
      }
    },
  }
}

function unknownCommit(connection: PoolConnection, cause: unknown): CommitUnknown {
  connection.destroy()
  return new CommitUnknown('The connection to the database broke during a commit', { cause })
}

function command(connection: PoolConnection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>(sql, (error: QueryError | null) => (error ? reject(error) : resolve()))
  })
}
