import { Table, TableColumn, type QueryRunner, type TableColumnOptions, type TableIndexOptions } from 'typeorm'

/**
 * A column as `varchar(26)`, `integer`, `bigint`, `datetime(3)`, `text`, `json`, `boolean`; with `!` it belongs to the primary key,
 * with `?` it may be null. `sequence!` is a primary key that the database counts up.
 */
type ColumnSpec = string

function column(name: string, spec: ColumnSpec): TableColumnOptions {
  if (spec === 'sequence!')
    return { name, type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' }
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

/**
 * Adds columns to a table, those that are not there yet. Rows that are there already get the default, or NULL: without a
 * default say `?`.
 */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: Record<string, ColumnSpec>,
  defaults: Record<string, number | string> = {},
): Promise<void> {
  // SQLite makes the table anew as TypeORM knows it: read again, it has the indexes that statements of migrations added meanwhile.
  await runner.getTable(table)
  for (const [name, spec] of Object.entries(columns)) {
    if (await runner.hasColumn(table, name)) continue
    const value = defaults[name]
    const byDefault = value === undefined ? {} : { default: typeof value === 'string' ? `'${value}'` : value }
    await runner.addColumn(table, new TableColumn({ ...column(name, spec), ...byDefault }))
  }
}

/** Drops columns from a table, those that are still there. */
export async function dropColumns(runner: QueryRunner, table: string, names: readonly string[]): Promise<void> {
  await runner.getTable(table)
  for (const name of names) if (await runner.hasColumn(table, name)) await runner.dropColumn(table, name)
}

/**
 * Adds an index to a table of an earlier migration unless it is there already. In SQL, for TypeORM would read all there is to know
 * about the table first, which takes MariaDB seconds where it has many databases.
 */
export async function addIndex(
  runner: QueryRunner,
  table: string,
  { name, columnNames, isUnique = false }: TableIndexOptions,
): Promise<void> {
  if (await hasIndex(runner, table, name!)) return
  const columns = columnNames.map((columnName) => `\`${columnName}\``).join(', ')
  await runner.query(`CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX \`${name!}\` ON \`${table}\` (${columns})`)
}

/** Drops an index if it is still there. */
export async function dropIndex(runner: QueryRunner, table: string, name: string): Promise<void> {
  if (!(await hasIndex(runner, table, name))) return
  await runner.query(`DROP INDEX \`${name}\`${isSqlite(runner) ? '' : ` ON \`${table}\``}`)
}

const isSqlite = (runner: QueryRunner): boolean => runner.connection.options.type === 'better-sqlite3'

async function hasIndex(runner: QueryRunner, table: string, name: string): Promise<boolean> {
  const found: unknown = isSqlite(runner)
    ? await runner.query("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND name = ?", [
        table,
        name,
      ])
    : await runner.query(`SHOW INDEX FROM \`${table}\` WHERE Key_name = ?`, [name])
  return Array.isArray(found) && found.length > 0
}
