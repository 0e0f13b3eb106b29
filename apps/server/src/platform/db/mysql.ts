import mysql from 'mysql2'
import type { Pool, PoolConnection, PoolOptions, QueryError, RowDataPacket } from 'mysql2'
import { DataSource } from 'typeorm'
import type { QueryRunner } from 'typeorm'
import type { DatabaseLog, DatabaseOptions } from './database.ts'
import type { Engine, Transaction } from './engine.ts'
import { CommitUnknown } from './errors.ts'
import { mysqlAddress, prepareDatabase } from './mysql-address.ts'
import type { MysqlAddress } from './mysql-address.ts'
import { leasedMigration } from './mysql-migration-lease.ts'
import { intoLog } from './typeorm-log.ts'
import { schemasOf } from './table.ts'
import { isBroken, mysqlError, mysqlSql } from './mysql-sql.ts'

/** Connections of one process: enough to fill the disk's queue; more only wait for the same rows. */
const poolSize = 10

/** Set on every connection, so that nothing depends on how the server is configured. */
const settings = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  // MySQL cuts a GROUP_CONCAT off after 1,024 bytes, which is fewer stores than a group may have.
  `SET SESSION innodb_lock_wait_timeout = 5, time_zone = '+00:00', group_concat_max_len = 1048576,
    sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
]

export async function openMysql(options: DatabaseOptions, log: DatabaseLog): Promise<Engine> {
  const address = mysqlAddress(options.url)
  const { isMariadb } = await prepareDatabase(address)
  const dataSource = await connect(address, isMariadb, options, log)
  const pool = (dataSource.driver as unknown as { pool: Pool }).pool
  return {
    dialect: 'mysql',
    dataSource,
    readDataSource: dataSource,
    read: mysqlSql(pool),
    begin: () => begin(dataSource),
    whileMigrating: (work) => leasedMigration(mysqlSql(pool), log, work),
    close: () => dataSource.destroy(),
  }
}

function connect(
  address: MysqlAddress,
  isMariadb: boolean,
  options: DatabaseOptions,
  log: DatabaseLog,
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
    driver: { createPool: (pool: PoolOptions) => settledPool(pool, log) },
    entities: schemasOf(options.tables),
    migrations: [...options.migrations],
    migrationsTransactionMode: 'each',
    logger: intoLog(log),
  })
  return dataSource.initialize()
}

/** A pool whose connections are set before anything else runs on them (commands of a connection run in order). */
function settledPool(options: PoolOptions, log: DatabaseLog): Pool {
  const pool = mysql.createPool(options)
  pool.on('connection', (connection) => {
    const settled = (error: QueryError | null): void => {
      if (!error) return
      log.error({ code: error.code }, 'a database connection could not be set up')
      connection.destroy()
    }
    for (const setting of settings) connection.query(setting, settled)
  })
  return pool
}

async function begin(dataSource: DataSource): Promise<Transaction> {
  const runner = dataSource.createQueryRunner('master')
  let connection: PoolConnection
  try {
    connection = (await runner.connect()) as PoolConnection
  } catch (error) {
    throw mysqlError('(connecting)', error as QueryError)
  }
  try {
    await command(connection, 'START TRANSACTION')
  } catch (error) {
    connection.destroy()
    throw mysqlError('START TRANSACTION', error as QueryError)
  }
  return transaction(runner, connection)
}

function transaction(runner: QueryRunner, connection: PoolConnection): Transaction {
  return {
    sql: mysqlSql(connection),
    async commit() {
      try {
        await command(connection, 'COMMIT')
      } catch (error) {
        if (isBroken(error as QueryError)) throw unknownCommit(connection, error)
        throw mysqlError('COMMIT', error as QueryError)
      }
      await runner.release()
    },
    async rollback() {
      try {
        await command(connection, 'ROLLBACK')
        await runner.release()
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
