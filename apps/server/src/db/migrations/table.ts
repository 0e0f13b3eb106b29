import { Table, type QueryRunner, type TableColumnOptions, type TableIndexOptions } from 'typeorm'

/**
 * A column as `varchar(26)`, `integer`, `bigint`, `datetime(3)`, `text`, `json`, `boolean`; with `!` it belongs to the primary key,
 * with `?` it may be null.
 */
type ColumnSpec = string

function column(name: string, spec: ColumnSpec): TableColumnOptions {
  const match = /^(varchar|integer|bigint|datetime|text|json|boolean)(?:\((\d+)\))?([!?])?$/.exec(spec)
  if (!match) throw new Error(`Column ${name}: cannot read "${spec}"`)
  const [, type, size, mark] = match
  return {
    name,
    type: type!,
    ...(type === 'varchar' && { length: size! }),
    ...(type === 'datetime' && { precision: Number(size) }),
    isPrimary: mark === '!',
    isNullable: mark === '?',
  }
}

export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames })
export const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
})

/** Creates a table unless it is there already: on MariaDB a migration cut off in the middle is run again from its start. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: Record<string, ColumnSpec>,
  indices: TableIndexOptions[] = [],
): Promise<void> {
  if (await runner.hasTable(name)) return
  const columnOptions = Object.entries(columns).map(([columnName, spec]) => column(columnName, spec))
  await runner.createTable(new Table({ name, columns: columnOptions, indices }))
}
