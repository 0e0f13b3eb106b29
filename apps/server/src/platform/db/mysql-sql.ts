import mysql from 'mysql2'
import type { Connection, FieldPacket, Pool, QueryError, ResultSetHeader } from 'mysql2'
import { DatabaseTrouble, DuplicateKey, SqlFailed, Transient } from './errors.ts'
import { bind, insertColumns, insertInTurn, placeholders, quoted } from './sql.ts'
import type { Bound, RowsFor, Sql, SqlValue } from './sql.ts'

/** Values in one statement at most: MySQL allows 65,535 and a packet of a few megabytes. */
const valuesPerStatement = 4_000

/** Statements with more values than this are sent as text: they come in many lengths, each would be prepared for itself. */
const valuesPrepared = 64

/** Several inserts in one statement come in fewer lengths, because few use cases write them. */
const valuesTogether = 192

/** The SQL port on a mysql2 pool (reads outside units) or on one of its connections (a unit). */
export function mysqlSql(channel: Pool | Connection, { isMariadb }: { isMariadb: boolean }): Sql {
  const all = async <Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]> => {
    const result = await send(channel, sql, bind(params))
    if (!Array.isArray(result)) throw new TypeError(`No rows come from: ${sql}`)
    return result as Row[]
  }
  const run = async (sql: string, params?: readonly SqlValue[]): Promise<number> => {
    const result = await send(channel, sql, bind(params))
    if (Array.isArray(result)) throw new TypeError(`Nothing is written by: ${sql}`)
    return result.affectedRows
  }
  const insert = async (table: string, rows: RowsFor['rows']): Promise<void> => {
    if (rows.length === 0) return
    const columns = insertColumns(rows)
    const rowsAtOnce = Math.max(1, Math.floor(valuesPerStatement / columns.length))
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce)
      await run(insertText(table, columns, part.length), valuesOf(columns, part))
    }
  }
  return {
    dialect: 'mysql',
    all,
    run,
    insert,
    one: async <Row>(sql: string, params?: readonly SqlValue[]) => (await all<Row>(sql, params))[0] ?? null,
    insertAll: (parts) => {
      const together = isMariadb ? compound(parts) : null
      return together
        ? send(channel, together.text, bind(together.values), true).then(() => undefined)
        : insertInTurn({ insert }, parts)
    },
  }
}

const valuesOf = (columns: readonly string[], rows: RowsFor['rows']): SqlValue[] =>
  rows.flatMap((row) => columns.map((column) => row[column] as SqlValue))

/**
 * Several inserts as one statement, which is prepared like any other; null where there is nothing to gain or too much for one. Known to
 * MariaDB alone (https://mariadb.com/kb/en/begin-end/).
 */
function compound(parts: readonly RowsFor[]): { text: string; values: SqlValue[] } | null {
  const filled = parts.filter(({ rows }) => rows.length > 0)
  if (filled.length < 2) return null
  const texts: string[] = []
  const values: SqlValue[] = []
  for (const { table, rows } of filled) {
    const columns = insertColumns(rows)
    texts.push(insertText(table, columns, rows.length))
    values.push(...valuesOf(columns, rows))
  }
  return values.length > valuesTogether ? null : { text: `BEGIN NOT ATOMIC ${texts.join('; ')}; END`, values }
}

interface InsertTexts {
  columns: readonly string[]
  byRows: Map<number, string>
}

/** The texts of small inserts, which are sent again and again, by table; a table is nearly always given the same columns. */
const insertTexts = new Map<string, InsertTexts>()

function insertText(table: string, columns: readonly string[], rows: number): string {
  const write = (): string => {
    const tuple = `(${placeholders(columns.length)})`
    const into = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES `
    return into + `${tuple}, `.repeat(rows - 1) + tuple
  }
  if (columns.length * rows > valuesPrepared) return write()
  let texts = insertTexts.get(table)
  if (!texts || texts.columns.length !== columns.length || columns.some((column, i) => column !== texts?.columns[i]))
    insertTexts.set(table, (texts = { columns, byRows: new Map() }))
  const text = texts.byRows.get(rows) ?? write()
  texts.byRows.set(rows, text)
  return text
}

type Sent = unknown[] | ResultSetHeader

/** ER_MAX_PREPARED_STMT_COUNT_REACHED. */
const NO_MORE_PREPARED = 1461

function send(
  channel: Pool | Connection,
  sql: string,
  params: Bound[],
  prepared = params.length <= valuesPrepared,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const done = (error: QueryError | null, result: unknown, fields: FieldPacket[] | undefined): void => {
      if (error) return reject(mysqlError(sql, error))
      if (Array.isArray(result) && fields) writeOutMilliseconds(result as Record<string, unknown>[], fields)
      resolve(result as Sent)
    }
    // Datetimes as text on this port only: TypeORM reads such text in the process's own time zone.
    const asText = () => channel.query({ sql, values: params, dateStrings: true }, done)
    if (!prepared) return void asText()
    channel.execute(
      { sql, values: params.map(typed), dateStrings: true },
      (error: QueryError | null, ...answered: unknown[]) => {
        // The server keeps so many prepared statements for all its connections together; one more goes as text.
        if (error?.errno === NO_MORE_PREPARED) asText()
        else done(error, answered[0], answered[1] as FieldPacket[] | undefined)
      },
    )
  })
}

/** The binary protocol leaves out a fraction of zero; as text, datetimes would not sort and compare as they do on SQLite. */
function writeOutMilliseconds(rows: Record<string, unknown>[], fields: FieldPacket[]): void {
  for (const field of fields) {
    if (field.columnType !== mysql.Types.DATETIME && field.columnType !== mysql.Types.TIMESTAMP) continue
    for (const row of rows) {
      const text = row[field.name]
      if (typeof text === 'string' && text.length === 19) row[field.name] = `${text}.000`
    }
  }
}

// A number alone is sent as a DOUBLE, with which bigints would be compared and computed as floating point.
function typed(value: Bound): unknown {
  return typeof value === 'number' && Number.isInteger(value) ? mysql.TypedParameter.LONGLONG(value) : value
}

/** 1213 deadlock, 1205 lock wait, 1020 record changed since last read (MariaDB's snapshot check). */
const transientNumbers = new Set([1213, 1205, 1020])

const brokenConnection = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
])

/** What is wrong with the server or its disk, whatever is asked. */
const troubles = new Set([
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_USER_LIMIT_REACHED',
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_COLUMNACCESS_DENIED_ERROR',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
  'ER_OPEN_AS_READONLY',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_ERROR_ON_WRITE',
  'ER_GET_ERRNO',
  'ER_OUT_OF_RESOURCES',
  'ER_OUTOFMEMORY',
  'ER_CANT_CREATE_THREAD',
  'ER_HOST_IS_BLOCKED',
])

/** Names what MariaDB or MySQL refused (https://mariadb.com/kb/en/mariadb-error-code-reference/). */
export function mysqlError(sql: string, error: QueryError): Error {
  if (error.errno !== undefined && transientNumbers.has(error.errno)) return new Transient(error.code, error)
  if (isBroken(error)) return new Transient(error.code, error)
  if (troubles.has(error.code)) return new DatabaseTrouble(error.code, error)
  if (error.errno === 1062) {
    // "Duplicate entry 'x' for key 'index'"; MySQL 8 says 'table.index'.
    const path = (/for key '(.+)'$/.exec(error.message)?.[1] ?? '').split('.')
    const index = path.at(-1) || null
    return new DuplicateKey(tableOf(sql, index), index, error)
  }
  return new SqlFailed(error.code, withoutValues(error.message), sql, error)
}

/** Which table a statement writes; of several the one whose name its index bears, or the only one whose key is not made for its row. */
function tableOf(sql: string, index: string | null): string | null {
  const written = [...sql.matchAll(/(?:^\s*|; |ATOMIC )(?:insert\s+into|update)\s+`?(\w+)`?/gi)].map(
    (found) => found[1]!,
  )
  if (written.length < 2) return written[0] ?? null
  const bearing = written.filter((table) => index?.startsWith(`ux_${table}_`))
  const others = written.filter((table) => table !== 'acts')
  if (bearing.length === 0 && others.length === 1) return others[0]!
  return bearing.toSorted((a, b) => b.length - a.length)[0] ?? null
}

/** The server quotes what it could not take, and around a syntax error a statement sent as text with its values: names stay. */
function withoutValues(message: string): string {
  return message.replace(
    /(\b(?:column|table|key|function|database) '[^']*')|'.*'/gs,
    (_, named?: string) => named ?? "'…'",
  )
}

export function isBroken(error: QueryError): boolean {
  // What the system says of the connection, such as ECONNREFUSED, has a negative number; the server's own are positive.
  return brokenConnection.has(error.code) || (error.fatal && (error.errno ?? -1) < 0)
}
