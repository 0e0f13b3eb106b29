import mysql from 'mysql2/promise'
import type { Pool, PoolConnection } from 'mysql2/promise'
import { connectionOptions } from '../../support/mariadb.ts'

/** Connections as the club's server has: as many, with the same isolation. */
export function openPool(url: string): Pool {
  const pool = mysql.createPool({ ...connectionOptions(url), connectionLimit: 10, timezone: 'Z', jsonStrings: true })
  pool.on('connection', (connection) => {
    void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
  })
  return pool
}

export async function inTransaction(pool: Pool, work: (connection: PoolConnection) => Promise<void>): Promise<void> {
  const connection = await pool.getConnection()
  try {
    await connection.query('START TRANSACTION')
    await work(connection)
    await connection.query('COMMIT')
  } catch (error) {
    await connection.query('ROLLBACK')
    throw error
  } finally {
    connection.release()
  }
}
