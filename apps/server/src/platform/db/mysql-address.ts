import mysql from 'mysql2/promise'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { DatabaseUnusable } from './errors.ts'
import { quoted } from './sql.ts'

export interface MysqlAddress {
  host: string
  port: number
  socketPath: string | null
  user: string
  password: string
  database: string
  ssl: boolean
}

/**
 * Reads `mysql://user:password@host:port/name`, with `?socketPath=/run/mysqld/mysqld.sock` for a socket and `?ssl=true`
 * for an encrypted connection whose certificate is checked. Special characters are percent-encoded.
 */
export function mysqlAddress(url: string): MysqlAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const database = decodeURIComponent(parsed?.pathname.slice(1) ?? '')
  // The URL holds a password, so the message does not repeat it.
  if (!parsed || !parsed.hostname || !/^\w+$/.test(database))
    throw new DatabaseUnusable('DATABASE_URL must look like mysql://user:password@host:port/name')
  return {
    host: parsed.hostname,
    port: parsed.port === '' ? 3306 : Number(parsed.port),
    socketPath: parsed.searchParams.get('socketPath'),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database,
    ssl: parsed.searchParams.get('ssl') === 'true',
  }
}

/** Reaches the server, creates the database when it is missing, and sees to its collation while it is empty. */
export async function prepareDatabase(address: MysqlAddress): Promise<{ isMariadb: boolean }> {
  const where = address.socketPath ?? `${address.host}:${address.port}`
  let connection: Connection | null = null
  try {
    connection = await mysql.createConnection({
      ...(address.socketPath ? { socketPath: address.socketPath } : { host: address.host, port: address.port }),
      user: address.user,
      password: address.password,
      ...(address.ssl && { ssl: {} }),
    })
    await createIfMissing(connection, address.database)
    await checkCollation(connection, address.database)
    const [[row]] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version')
    return { isMariadb: /mariadb/i.test(String(row?.['version'])) }
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error
    const reason = error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)
    throw new DatabaseUnusable(`The database ${address.database} on ${where} cannot be used: ${reason}`, {
      cause: error,
    })
  } finally {
    await connection?.end()
  }
}

async function createIfMissing(connection: Connection, database: string): Promise<void> {
  const [found] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?',
    [database],
  )
  if (found.length === 0)
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS ${quoted(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
    )
}

/** Under other collations, two idempotency keys that differ by an emoji or an accent are the same key. */
async function checkCollation(connection: Connection, database: string): Promise<void> {
  const [[facts]] = await connection.query<RowDataPacket[]>(
    `SELECT s.DEFAULT_COLLATION_NAME AS collation, COUNT(t.TABLE_NAME) AS tablesFound
     FROM information_schema.SCHEMATA s LEFT JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = s.SCHEMA_NAME
     WHERE s.SCHEMA_NAME = ? GROUP BY s.DEFAULT_COLLATION_NAME`,
    [database],
  )
  if (!facts || facts['collation'] === 'utf8mb4_bin') return
  if (Number(facts['tablesFound']) > 0)
    throw new DatabaseUnusable(
      `The database ${database} has tables and the collation ${String(facts['collation'])}; Cheyou needs utf8mb4_bin. Give it an empty database.`,
    )
  await connection.query(`ALTER DATABASE ${quoted(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
}
