import { DatabaseSync } from 'node:sqlite'
import { connected } from './database.ts'

export type Row = Readonly<Record<string, string | number | null>>

/** Runs a statement on a database of a benchmark, named as DATABASE_URL names it, past everything the club would say. */
export async function runSql(url: string, sql: string, params: readonly (string | number)[] = []): Promise<Row[]> {
  if (!url.startsWith('sqlite:'))
    return connected(url, async (connection) => {
      const [rows] = await connection.query(sql, [...params])
      return Array.isArray(rows) ? (rows as Row[]) : []
    })
  const handle = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 10_000 })
  try {
    return handle.prepare(sql).all(...params) as Row[]
  } finally {
    handle.close()
  }
}
