import type { EntitySchemaColumnOptions } from 'typeorm'

/**
 * The column types that mean the same on SQLite, MariaDB and MySQL (others make endless schema diffs on one of them).
 * Every helper gives a column that is NOT NULL; `nullable` lifts that.
 */
export const id = (): EntitySchemaColumnOptions => ({ type: 'varchar', length: 26, primary: true })
export const ref = (): EntitySchemaColumnOptions => ({ type: 'varchar', length: 26 })
export const words = (length: number): EntitySchemaColumnOptions => ({ type: 'varchar', length })
/** A business date, `YYYY-MM-DD`. */
export const date = (): EntitySchemaColumnOptions => ({ type: 'varchar', length: 10 })
/** An instant in UTC with milliseconds. */
export const moment = (): EntitySchemaColumnOptions => ({ type: 'datetime', precision: 3 })
export const whole = (): EntitySchemaColumnOptions => ({ type: 'integer' })
/** Fen and points. */
export const amount = (): EntitySchemaColumnOptions => ({ type: 'bigint' })
/** A JSON document of any length, as text on the SQL port. A TEXT column ends at 64 KB on MariaDB and MySQL: the cars of a fleet are more. */
export const document = (): EntitySchemaColumnOptions => ({ type: 'json' })
/** Ciphertext and the like, up to 64 KB. */
export const longText = (): EntitySchemaColumnOptions => ({ type: 'text' })
export const flag = (): EntitySchemaColumnOptions => ({ type: 'boolean' })
export const nullable = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  nullable: true,
})
export const primary = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, primary: true })
