/**
 * The one small SQL port. The same text and the same values work on SQLite, MariaDB and MySQL: `?` placeholders, backticks
 * around identifiers where they are needed (all three accept them), datetimes as `YYYY-MM-DD HH:MM:SS.mmm` in UTC,
 * booleans as 0 and 1. Read datetimes with `instant` and counts, sums and bigints with `integer`.
 */
export type SqlValue = string | number | boolean | Date | Uint8Array | null

export type Dialect = 'sqlite' | 'mysql'

export interface SqlReader {
  readonly dialect: Dialect
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>
  /** The first row, or null. */
  one<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row | null>
}

export interface Sql extends SqlReader {
  /** Runs a writing statement and returns how many rows it matched (changed to other values or not), on every database. */
  run(sql: string, params?: readonly SqlValue[]): Promise<number>
  /** Inserts rows that all have the same columns, in as few statements as the database's limits allow. */
  insert(table: string, rows: readonly Readonly<Record<string, SqlValue>>[]): Promise<void>
  /** Inserts into several tables in this order, in one round trip where the database takes several statements at a time. */
  insertAll(parts: readonly RowsFor[]): Promise<void>
}

/** Rows to insert into a table; all have the same columns. */
export interface RowsFor {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, SqlValue>>[]
}

/** Inserts into one table after the other. */
export async function insertInTurn(sql: Pick<Sql, 'insert'>, parts: readonly RowsFor[]): Promise<void> {
  for (const { table, rows } of parts) await sql.insert(table, rows)
}

/** What a driver is given: only what both drivers bind alike. */
export type Bound = string | number | Uint8Array | null

/** As the port writes datetimes itself. */
const writtenOut = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/
const datetimePattern = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z?$/

/**
 * Reads a datetime column, which the port returns as text in UTC.
 * @throws TypeError when the value is no datetime (null included: see `instantOrNull`)
 */
export function instant(value: unknown): Date {
  if (value instanceof Date) return value
  if (typeof value === 'string' && writtenOut.test(value)) return new Date(`${value.replace(' ', 'T')}Z`)
  const match = typeof value === 'string' ? datetimePattern.exec(value) : null
  if (!match) throw new TypeError(`Not a datetime of the database: ${kindOf(value)}`)
  return new Date(`${match[1]}T${match[2]}.${(match[3] ?? '0').padEnd(3, '0').slice(0, 3)}Z`)
}

export function instantOrNull(value: unknown): Date | null {
  return value === null ? null : instant(value)
}

/**
 * Reads a BIGINT, COUNT or SUM, which arrives as number or text, as a safe integer.
 * @throws TypeError when it is none (the SUM of no rows is NULL: say COALESCE(SUM(…), 0))
 */
export function integer(value: unknown): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN
  if (!Number.isSafeInteger(number)) throw new TypeError(`Not an integer of the database: ${kindOf(value)}`)
  return number
}

/** An instant as the database keeps it, milliseconds in UTC. */
export function datetime(at: Date): string {
  // toISOString refuses an invalid date, and is always 24 characters long for the years 0 to 9999.
  return at.toISOString().replace('T', ' ').slice(0, 23)
}

/** Values as both drivers bind them. @throws TypeError on undefined, NaN, infinity and anything else that is no SqlValue */
export function bind(params: readonly SqlValue[] | undefined): Bound[] {
  return params === undefined ? [] : params.map(bindValue)
}

function bindValue(value: SqlValue | undefined, at: number): Bound {
  if (typeof value === 'string' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return datetime(value)
  if (value instanceof Uint8Array) return value
  throw new TypeError(`Parameter ${at + 1} cannot be bound: ${kindOf(value)}`)
}

/** An identifier in backticks, which SQLite, MariaDB and MySQL all read. */
export function quoted(identifier: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(identifier)) throw new TypeError(`Not an identifier: ${identifier}`)
  return `\`${identifier}\``
}

/** `?, ?, ?` for as many values: `WHERE id IN (${placeholders(ids.length)})`. */
export function placeholders(count: number): string {
  if (count < 1) throw new RangeError('IN () is no SQL: ask nothing when there is nothing to ask for')
  return '?, '.repeat(count - 1) + '?'
}

/**
 * A join whose left side is read first, for lists that come in the order of an index of it. Each database has a word of its own for
 * that.
 */
export const thenJoin = (dialect: Dialect): string => (dialect === 'mysql' ? 'STRAIGHT_JOIN' : 'CROSS JOIN')

/** Behind a table in FROM: it is read by this index, in its order, where an optimizer would read and sort it all. */
export const readBy = (dialect: Dialect, index: string): string =>
  dialect === 'mysql' ? `FORCE INDEX (${index})` : `INDEXED BY ${index}`

/** The columns of rows to insert, checked to be the same in every row. */
export function insertColumns(rows: readonly Readonly<Record<string, SqlValue>>[]): string[] {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) throw new TypeError('A row to insert needs at least one column')
  for (const row of rows) {
    if (Object.keys(row).length !== columns.length || columns.some((column) => !(column in row)))
      throw new TypeError(`Rows inserted together must have the same columns: ${columns.join(', ')}`)
  }
  return columns
}

/** What a value is, for messages. Never the value of a text: it may be personal. */
export function kindOf(value: unknown): string {
  return typeof value === 'string' ? `text of ${value.length} characters` : value === null ? 'null' : typeof value
}
