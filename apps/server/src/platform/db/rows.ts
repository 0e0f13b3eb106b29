import { compileFunction } from 'node:vm'
import type { Column } from './columns.ts'
import { RowUnfit } from './errors.ts'
import type { SqlReader, SqlValue } from './sql.ts'
import type { RowOf, Shape } from './table.ts'

/**
 * The rows of a statement, read as the shape says: `rows(sql, { id: visits.id, spendFen: sum() }, 'SELECT …', params)`. A column
 * that the statement selects and the shape does not name is left out.
 * @throws RowUnfit with table and column when a row does not fit, or the statement does not select what the shape names
 */
export async function rows<S extends Shape>(
  sql: SqlReader,
  shape: S,
  statement: string,
  params?: readonly SqlValue[],
): Promise<RowOf<S>[]> {
  const found = await sql.all<Record<string, unknown>>(statement, params)
  if (found.length === 0) return []
  const read = readerOf(shape)
  return found.map((row) => read(row, statement)) as RowOf<S>[]
}

/** The first row, or null. @throws RowUnfit */
export async function firstRow<S extends Shape>(
  sql: SqlReader,
  shape: S,
  statement: string,
  params?: readonly SqlValue[],
): Promise<RowOf<S> | null> {
  const found = await sql.one<Record<string, unknown>>(statement, params)
  return found && (readerOf(shape)(found, statement) as RowOf<S>)
}

/** The row of a statement that always has one, such as a COUNT. @throws RowUnfit */
export async function soleRow<S extends Shape>(
  sql: SqlReader,
  shape: S,
  statement: string,
  params?: readonly SqlValue[],
): Promise<RowOf<S>> {
  const row = await firstRow(sql, shape, statement, params)
  if (!row) throw new RowUnfit('a row', 'there is none', statement)
  return row
}

type ReadRow = (row: Readonly<Record<string, unknown>>, statement: string) => unknown

/** The shapes that were asked for, with a reader of their own from the second time on: one that is made for a single call is not worth it. */
const readers = new WeakMap<Shape, ReadRow | 'met once'>()

function readerOf(shape: Shape): ReadRow {
  const known = readers.get(shape)
  if (known === undefined) {
    readers.set(shape, 'met once')
    return inTurn(shape)
  }
  if (known !== 'met once') return known
  const reader = compile(shape)
  readers.set(shape, reader)
  return reader
}

/** Reads column after column. */
function inTurn(shape: Shape): ReadRow {
  const keys = Object.keys(shape)
  const columns = Object.values(shape)
  const fail = failing(keys, columns)
  return (row, statement) => {
    const result: Record<string, unknown> = {}
    let at = 0
    try {
      for (; at < keys.length; at++) result[keys[at]!] = columns[at]!.read(row[keys[at]!])
    } catch (error) {
      fail(at, error, statement)
    }
    return result
  }
}

/**
 * The same as one literal, as it would be written by hand: the loop takes up to a fifth of the whole statement (decision 0017).
 * The text of the function has nothing of the data in it: names of columns, as JSON.
 */
function compile(shape: Shape): ReadRow {
  const keys = Object.keys(shape)
  const columns = Object.values(shape)
  const values = keys.map((key, at) => {
    const name = JSON.stringify(key)
    return `[${name}]: (at = ${at}, read${at}(row[${name}]))`
  })
  const body = `return (row, statement) => {
    let at = 0
    try { return { ${values.join(', ')} } } catch (error) { fail(at, error, statement) }
  }`
  const params = ['fail', ...keys.map((_, at) => `read${at}`)]
  const make = compileFunction(body, params) as (...parts: readonly unknown[]) => ReadRow
  return make(failing(keys, columns), ...columns.map(({ read }) => read))
}

type Fail = (at: number, error: unknown, statement: string) => never

/** Says which column it was. */
function failing(keys: readonly string[], columns: readonly Column<unknown>[]): Fail {
  return (at, error, statement) => {
    if (!(error instanceof TypeError)) throw error
    const { place } = columns[at]!
    throw new RowUnfit(place === '' ? `computed column ${keys[at]!}` : place, error.message, statement)
  }
}
