import { RowUnfit } from './errors.ts'
import { firstRow, rows } from './rows.ts'
import { placeholders, type RowsFor, type Sql, type SqlReader, type SqlValue } from './sql.ts'
import { columnsOf, nameOf, pick, selectList, type Columns, type NewRow, type RowOf, type Table } from './table.ts'

/** Equal to the value, or to one of several; `null` asks for what is NULL. */
export type Where<C extends Columns> = {
  readonly [K in keyof RowOf<C>]?: RowOf<C>[K] | readonly NonNullable<RowOf<C>[K]>[]
}

type Key<C extends Columns> = keyof RowOf<C> & keyof C & string

export interface Listing<C extends Columns> {
  /** `['position', 'id']`; with `DESC` the greatest first. */
  readonly orderBy?: readonly (Key<C> | `${Key<C>} DESC`)[]
  readonly limit?: number
  /** Keeps the rows from other units until this one ends. SQLite has one writer anyway. */
  readonly lock?: boolean
}

/** One row of a table by equality, all its columns or those named; null when there is none. @throws RowUnfit */
export function findRow<C extends Columns, K extends Key<C> = Key<C>>(
  sql: SqlReader,
  of: Table<C>,
  where: Where<C>,
  columns?: readonly K[],
  { lock = false }: Pick<Listing<C>, 'lock'> = {},
): Promise<Pick<RowOf<C>, K> | null> {
  const { statement, params, shape } = select(sql, of, where, columns, ' LIMIT 1', lock)
  return firstRow(sql, shape, statement, params) as Promise<Pick<RowOf<C>, K> | null>
}

/** The rows of a table by equality, all their columns or those named. @throws RowUnfit */
export async function listRows<C extends Columns, K extends Key<C> = Key<C>>(
  sql: SqlReader,
  of: Table<C>,
  where: Where<C>,
  listing: Listing<C> & { readonly columns?: readonly K[] } = {},
): Promise<Pick<RowOf<C>, K>[]> {
  const { columns, orderBy = [], limit, lock = false } = listing
  const order = orderBy.length === 0 ? '' : ` ORDER BY ${orderBy.join(', ')}`
  const end = limit === undefined ? order : `${order} LIMIT ?`
  const { statement, params, shape } = select(sql, of, where, columns, end, lock)
  if (limit !== undefined) params.push(limit)
  return (await rows(sql, shape, statement, params)) as Pick<RowOf<C>, K>[]
}

/** Inserts rows; what may be NULL and is left out is NULL. @throws DuplicateKey, RowUnfit */
export async function insertRows<C extends Columns>(
  sql: Sql,
  into: Table<C>,
  newRows: readonly NewRow<C>[],
): Promise<void> {
  const inserted = rowsFor(into, newRows)
  await sql.insert(inserted.table, inserted.rows)
}

/** Rows for `insertAll`; what may be NULL and is left out is NULL. @throws RowUnfit */
export function rowsFor<C extends Columns>(into: Table<C>, newRows: readonly NewRow<C>[]): RowsFor {
  const columns = columnsOf(into)
  const keys = Object.keys(columns)
  return {
    table: nameOf(into),
    rows: newRows.map((row) => {
      for (const key of Object.keys(row)) if (!(key in columns)) throw noSuchColumn(into, key)
      return written(into, keys, row)
    }),
  }
}

/** Inserts the rows whose key is not there yet and leaves the others as they are. For SQLite alone. @throws RowUnfit */
export async function addMissingRows<C extends Columns>(
  sql: Sql,
  into: Table<C>,
  newRows: readonly RowOf<C>[],
): Promise<void> {
  const keys = Object.keys(columnsOf(into))
  const statement = `INSERT OR IGNORE INTO ${nameOf(into)} (${keys.join(', ')}) VALUES (${placeholders(keys.length)})`
  for (const row of newRows) await sql.run(statement, Object.values(written(into, keys, row)))
}

/** Inserts one row. @throws DuplicateKey, RowUnfit */
export const insertRow = <C extends Columns>(sql: Sql, into: Table<C>, row: NewRow<C>): Promise<void> =>
  insertRows(sql, into, [row])

/** Changes rows. @returns how many matched @throws DuplicateKey, RowUnfit */
export async function updateRows<C extends Columns>(
  sql: Sql,
  of: Table<C>,
  change: Partial<RowOf<C>>,
  where: Where<C>,
): Promise<number> {
  const values = written(of, Object.keys(change), change)
  const condition = conditionOf(columnsOf(of), where)
  const set = Object.keys(values).map((key) => `${key} = ?`)
  return sql.run(`UPDATE ${nameOf(of)} SET ${set.join(', ')} WHERE ${condition.text}`, [
    ...Object.values(values),
    ...condition.params,
  ])
}

/** Deletes rows. @returns how many */
export async function deleteRows<C extends Columns>(sql: Sql, from: Table<C>, where: Where<C>): Promise<number> {
  const condition = conditionOf(columnsOf(from), where)
  return sql.run(`DELETE FROM ${nameOf(from)} WHERE ${condition.text}`, condition.params)
}

interface Selection {
  readonly keys: readonly string[] | undefined
  readonly statement: string
  readonly shape: Columns
}

/** Statements that are asked for again and again, by table and what comes behind WHERE; most often there is one for it. */
const selections = new WeakMap<Table, Map<string, Selection[]>>()

function select<C extends Columns>(
  sql: SqlReader,
  of: Table<C>,
  where: Where<C>,
  keys: readonly Key<C>[] | undefined,
  end: string,
  lock: boolean,
): Selection & { params: SqlValue[] } {
  const { text, params } = conditionOf(columnsOf(of), where)
  const rest = lock && sql.dialect === 'mysql' ? `${text}${end} FOR UPDATE` : text + end
  let byRest = selections.get(of)
  if (!byRest) selections.set(of, (byRest = new Map()))
  let known = byRest.get(rest)
  if (!known) byRest.set(rest, (known = []))
  let selection = known.find((one) => areSame(one.keys, keys))
  if (!selection) {
    const shape: Columns = keys === undefined ? columnsOf(of) : pick(of, ...keys)
    selection = { keys, shape, statement: `SELECT ${selectList('', shape)} FROM ${nameOf(of)} WHERE ${rest}` }
    known.push(selection)
  }
  return { keys, statement: selection.statement, shape: selection.shape, params }
}

function areSame(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.length === b.length && a.every((key, i) => key === b[i])
}

/** @throws RangeError for an empty list, or for no condition at all: that would be every row there is */
function conditionOf(columns: Columns, where: Readonly<Record<string, unknown>>): { text: string; params: SqlValue[] } {
  const params: SqlValue[] = []
  let text = ''
  for (const key of Object.keys(where)) {
    const wanted = where[key]
    if (text !== '') text += ' AND '
    if (wanted === null) {
      text += `${key} IS NULL`
      continue
    }
    const column = columns[key]!
    if (Array.isArray(wanted)) {
      for (const value of wanted) params.push(column.write(value))
      text += `${key} IN (${placeholders(wanted.length)})`
    } else {
      params.push(column.write(wanted))
      text += `${key} = ?`
    }
  }
  if (text === '') throw new RangeError('A condition is missing')
  return { text, params }
}

/** Values as the port binds them. */
function written(of: Table, keys: readonly string[], row: Readonly<Record<string, unknown>>) {
  const columns = columnsOf(of)
  const values: Record<string, SqlValue> = {}
  for (const key of keys) {
    const column = columns[key]
    if (column === undefined) throw noSuchColumn(of, key)
    try {
      const value = row[key]
      values[key] = value === undefined && column.schema.nullable === true ? null : column.write(value)
    } catch (error) {
      throw error instanceof TypeError ? new RowUnfit(column.place, error.message) : error
    }
  }
  return values
}

const noSuchColumn = (of: Table, key: string) => new RowUnfit(`${nameOf(of)}.${key}`, 'there is no such column')
