import { readFileSync } from 'node:fs'
import type { RowDataPacket } from 'mysql2'
import mysql from 'mysql2/promise'
import type { Connection } from 'mysql2/promise'
import { connectionOptions, createDatabase } from '../support/mariadb.ts'

/** Makes a database with the same tables and rows as another on the same server. */
export async function copyDatabase(serverUrl: string, url: string): Promise<string> {
  const copy = await createDatabase(serverUrl)
  const from = new URL(url).pathname.slice(1)
  await connected(copy, async (connection) => {
    for (const table of await tablesOf(connection, from)) {
      await connection.query(`CREATE TABLE ${table} LIKE ${from}.${table}`)
      await connection.query(`INSERT INTO ${table} SELECT * FROM ${from}.${table}`)
    }
  })
  return copy
}

/** How many rows each table has. */
export async function countRows(url: string): Promise<Map<string, number>> {
  return connected(url, async (connection) => {
    const counts = new Map<string, number>()
    for (const table of await tablesOf(connection, new URL(url).pathname.slice(1))) {
      const [rows] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${table}`)
      counts.set(table, Number(rows[0]?.['n']))
    }
    return counts
  })
}

/** The process of a database server on this machine; null when it is elsewhere. */
export async function databasePid(serverUrl: string): Promise<number | null> {
  return connected(serverUrl, async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT @@pid_file AS file')
    try {
      return Number(readFileSync(String(rows[0]?.['file']), 'utf8'))
    } catch {
      return null
    }
  })
}

/** Name and version of a database server. */
export async function databaseVersion(serverUrl: string): Promise<string> {
  return connected(serverUrl, async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version')
    return String(rows[0]?.['version'])
  })
}

async function tablesOf(connection: Connection, database: string): Promise<string[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name',
    [database],
  )
  return rows.map((row) => String(row['name']))
}

export async function connected<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await mysql.createConnection(connectionOptions(url))
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}
