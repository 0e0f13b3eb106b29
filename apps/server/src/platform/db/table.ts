import { EntitySchema, type EntitySchemaIndexOptions } from 'typeorm'
import type { Column, ValueOf } from './columns.ts'

export type Columns = Readonly<Record<string, Column<unknown>>>

const declared = Symbol('declared')

/** A table, declared once: its row type, its schema for TypeORM and its converters are read from here. `rewards.name` is a column. */
export type Table<C extends Columns = Columns> = C & { readonly [declared]: Declaration }

interface Declaration {
  readonly name: string
  readonly columns: Columns
  readonly schema: EntitySchema
}

/** What is read at once, under the names that it has then: columns of tables and what a statement computes. */
export type Shape = Columns

/** A row as the program sees it: instants are Dates, bigints numbers, documents objects. */
export type RowOf<S extends Shape> = { -readonly [K in keyof S as K extends string ? K : never]: ValueOf<S[K]> }

type NullableKeys<C extends Columns> = { [K in keyof C]: null extends ValueOf<C[K]> ? K : never }[keyof C] & string

/** A row to insert: what may be NULL may be left out. */
export type NewRow<C extends Columns> = Omit<RowOf<C>, NullableKeys<C>> & {
  [K in NullableKeys<C>]?: RowOf<C>[K] | undefined
}

/** Declares a table. Its columns are created by a migration; a test compares the two on both databases. */
export function table<C extends Columns>(
  name: string,
  columns: C,
  indices: readonly EntitySchemaIndexOptions[] = [],
): Table<C> {
  const named = mapColumns(columns, (column, key) => ({ ...column, place: `${name}.${key}` })) as C
  const schema = new EntitySchema({
    name,
    columns: mapColumns(columns, (column) => column.schema),
    indices: indices.map((index) => ({ ...index })),
  })
  return Object.assign({ ...named }, { [declared]: { name, columns: named, schema } })
}

function mapColumns<T>(columns: Columns, change: (column: Column<unknown>, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, change(column, key)]))
}

export const nameOf = (of: Table): string => of[declared].name
export const columnsOf = (of: Table): Columns => of[declared].columns

/** Tables as TypeORM is told of them. */
export const schemasOf = (tables: readonly Table[]): EntitySchema[] => tables.map((of) => of[declared].schema)

/** Some columns of a table: `pick(members, 'id', 'tier')`. */
export function pick<C extends Columns, K extends keyof C & string>(of: Table<C>, ...keys: readonly K[]): Pick<C, K> {
  const some: Partial<Pick<C, K>> = {}
  for (const key of keys) some[key] = of[key]
  return some as Pick<C, K>
}

/** What of a row a shape names. */
export function only<S extends Shape>(shape: S, row: RowOf<S>): RowOf<S> {
  const values: Readonly<Record<string, unknown>> = row
  return Object.fromEntries(Object.keys(shape).map((key) => [key, values[key]])) as RowOf<S>
}

/** `r.id, r.name AS rewardName`: the columns of a shape as a SELECT names them, all from the table with this alias (''  for none). */
export function selectList(alias: string, shape: Shape): string {
  const prefix = alias === '' ? '' : `${alias}.`
  return Object.entries(shape)
    .map(([key, { place }]) => {
      const column = place.slice(place.indexOf('.') + 1)
      return `${prefix}${column}${column === key ? '' : ` AS ${key}`}`
    })
    .join(', ')
}
