import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import mysql from 'mysql2/promise'
import { connectionOptions } from './mariadb.ts'
import { newDatabase, type DatabaseWish, type NewDatabase } from './new-database.ts'

export type Cell = string | number | null
export type Row = Record<string, Cell>

/** An empty database of the kind that the suite runs on, and its raw rows, past everything the server would say. */
export interface TestDatabase {
  readonly kind: 'sqlite' | 'mariadb'
  /** As DATABASE_URL takes it. */
  readonly url: string
  /** A folder for what belongs to this database: its key file, exports to import. */
  readonly folder: string
  rows(sql: string, params?: readonly Cell[]): Promise<Row[]>
  /** Runs a writing statement and returns how many rows it changed. */
  run(sql: string, params?: readonly Cell[]): Promise<number>
  /** Every row of every table as one text; on SQLite also the bytes of the file, what was deleted included. */
  everything(): Promise<string>
  close(): Promise<void>
}

export async function openTestDatabase(wish: DatabaseWish = {}): Promise<TestDatabase> {
  const database = await newDatabase(wish)
  return database.kind === 'mariadb' ? onMariadb(database) : onSqlite(database)
}

function onSqlite({ url, folder, remove }: NewDatabase): TestDatabase {
  const file = url.slice('sqlite:'.length)
  // The server writes beside us: a statement waits for its turn.
  const opened = <T>(work: (handle: DatabaseSync) => T): T => {
    const handle = new DatabaseSync(file, { timeout: 10_000 })
    try {
      return work(handle)
    } finally {
      handle.close()
    }
  }
  const rows: TestDatabase['rows'] = async (sql, params = []) =>
    opened((handle) => handle.prepare(sql).all(...params) as Row[])
  return {
    kind: 'sqlite',
    url,
    folder,
    rows,
    run: async (sql, params = []) => opened((handle) => Number(handle.prepare(sql).run(...params).changes)),
    async everything() {
      const tables = await rows("SELECT name FROM sqlite_master WHERE type = 'table'")
      const bytes = ['', '-wal'].map((suffix) => readFileSync(file + suffix, 'utf8')).join('\n')
      return bytes + (await allRows(rows, tables))
    },
    close: remove,
  }
}

function onMariadb({ url, folder, remove }: NewDatabase): TestDatabase {
  const pool = mysql.createPool({ ...connectionOptions(url), connectionLimit: 4, dateStrings: true, timezone: 'Z' })
  const rows: TestDatabase['rows'] = async (sql, params = []) => {
    const [found] = await pool.query(sql, [...params])
    return found as Row[]
  }
  return {
    kind: 'mariadb',
    url,
    folder,
    rows,
    async run(sql, params = []) {
      const [result] = await pool.query(sql, [...params])
      return (result as mysql.ResultSetHeader).affectedRows
    },
    async everything() {
      const tables = await rows(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
      )
      return allRows(rows, tables)
    },
    async close() {
      await pool.end()
      await remove()
    },
  }
}

async function allRows(rows: TestDatabase['rows'], tables: readonly Row[]): Promise<string> {
  const texts: string[] = []
  for (const { name } of tables) texts.push(`${name}: ${JSON.stringify(await rows(`SELECT * FROM \`${name}\``))}`)
  return texts.join('\n')
}
