import type { Database as Handle, Statement } from 'better-sqlite3'
import { DatabaseTrouble, DuplicateKey, SqlFailed, Transient } from './errors.ts'
import { bind, insertColumns, insertInTurn, placeholders, quoted } from './sql.ts'
import type { Bound, RowsFor, Sql, SqlValue } from './sql.ts'

const statementsKept = 500

/**
 * The SQL port on one better-sqlite3 connection. Statements run synchronously on the event loop (a page cache hit takes
 * microseconds), so between two awaits nobody else runs on this connection.
 */
export function sqliteSql(handle: Handle): Sql {
  const statements = new Map<string, Statement<Bound[]>>()

  function prepared(sql: string): Statement<Bound[]> {
    const known = statements.get(sql)
    if (known) return known
    const statement = handle.prepare<Bound[]>(sql)
    if (statements.size >= statementsKept) statements.delete(statements.keys().next().value ?? '')
    statements.set(sql, statement)
    return statement
  }

  async function guarded<T>(sql: string, work: () => T): Promise<T> {
    try {
      return work()
    } catch (error) {
      throw sqliteError(handle, sql, error)
    }
  }

  const all = <Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]> =>
    guarded(sql, () => prepared(sql).all(...integral(params)) as Row[])

  async function insert(table: string, rows: RowsFor['rows']): Promise<void> {
    if (rows.length === 0) return
    const columns = insertColumns(rows)
    const sql = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${placeholders(columns.length)})`
    // One prepared statement per row is as quick here as one long statement, and knows no limit.
    await guarded(sql, () => {
      const statement = prepared(sql)
      for (const row of rows) statement.run(...integral(columns.map((column) => row[column] as SqlValue)))
    })
  }

  return {
    dialect: 'sqlite',
    all,
    one: <Row>(sql: string, params?: readonly SqlValue[]) =>
      guarded(sql, () => (prepared(sql).get(...integral(params)) as Row | undefined) ?? null),
    run: (sql, params) => guarded(sql, () => prepared(sql).run(...integral(params)).changes),
    insert,
    insertAll: (parts) => insertInTurn({ insert }, parts),
  }
}

// better-sqlite3 binds every number as a REAL: 7 / 2 would be 3.5 and a text column would keep '7.0'.
function integral(params: readonly SqlValue[] | undefined): Bound[] {
  const bound = bind(params)
  for (let i = 0; i < bound.length; i++) {
    const value = bound[i]
    if (typeof value === 'number' && Number.isSafeInteger(value)) (bound as unknown[])[i] = BigInt(value)
  }
  return bound
}

/** Names what SQLite refused (https://www.sqlite.org/rescode.html). */
function sqliteError(handle: Handle, sql: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  if (isBusy(error)) return new Transient(error.code, error)
  if (isTrouble(error)) return new DatabaseTrouble(error.code, error)
  if (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return duplicateKey(handle, error)
  return new SqlFailed(error.code, error.message, sql, error)
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/** The file or its disk cannot be used, whatever is asked. */
export function isTrouble(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|NOTADB|CORRUPT|PERM|AUTH|NOMEM)/.test(code)
}

// SQLite names the columns, not the index: "UNIQUE constraint failed: members.groupId, members.cardNumber".
function duplicateKey(handle: Handle, error: Error): DuplicateKey {
  const named = /failed: index '(.+)'$/.exec(error.message)
  if (named) return new DuplicateKey(null, named[1] ?? null, error)
  const paths = (/failed: (.+)$/.exec(error.message)?.[1] ?? '').split(', ').map((path) => path.split('.'))
  const table = paths[0]?.[0] ?? null
  if (table === null) return new DuplicateKey(null, null, error)
  const columns = paths.map((path) => path[1]).join()
  const indexes = handle.prepare('SELECT name, origin FROM pragma_index_list(?) WHERE `unique` = 1').all(table)
  const inIndex = handle.prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck()
  for (const index of indexes as { name: string; origin: string }[]) {
    if (inIndex.all(index.name).join() === columns)
      return new DuplicateKey(table, index.origin === 'pk' ? 'PRIMARY' : index.name, error)
  }
  return new DuplicateKey(table, null, error)
}
