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
  const read = reader(shape, statement)
  return found.map(read)
}

/** The first row, or null. @throws RowUnfit */
export async function firstRow<S extends Shape>(
  sql: SqlReader,
  shape: S,
  statement: string,
  params?: readonly SqlValue[],
): Promise<RowOf<S> | null> {
  const found = await sql.one<Record<string, unknown>>(statement, params)
  return found && reader(shape, statement)(found)
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

interface Reading {
  readonly keys: readonly string[]
  readonly columns: readonly Column<unknown>[]
}

/** What a shape that is asked for again and again is read by. */
const readings = new WeakMap<Shape, Reading>()

function readingOf(shape: Shape): Reading {
  const known = readings.get(shape)
  if (known) return known
  const reading = { keys: Object.keys(shape), columns: Object.values(shape) }
  readings.set(shape, reading)
  return reading
}

function reader<S extends Shape>(shape: S, statement: string): (row: Readonly<Record<string, unknown>>) => RowOf<S> {
  const { keys, columns } = readingOf(shape)
  return (row) => {
    const result: Record<string, unknown> = {}
    let at = 0
    try {
      for (; at < keys.length; at++) {
        const key = keys[at]!
        result[key] = columns[at]!.read(row[key])
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      const key = keys[at]!
      const { place } = columns[at]!
      throw new RowUnfit(place === '' ? `computed column ${key}` : place, error.message, statement)
    }
    return result as RowOf<S>
  }
}
