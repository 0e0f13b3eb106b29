import type { EntitySchemaColumnOptions } from 'typeorm'
import { instant, integer, kindOf, type SqlValue } from './sql.ts'

/**
 * A column: how TypeORM is told of it, and how its values come and go. The column types mean the same on SQLite, MariaDB and
 * MySQL (others make endless schema diffs on one of them). Every helper gives a column that is NOT NULL; `nullable` lifts that.
 * Outside a table, a column tells how to read what a statement computes: `{ spendFen: sum() }`.
 */
export interface Column<T> {
  readonly schema: EntitySchemaColumnOptions
  /** `rewards.tiers`; empty for what a statement computes. */
  readonly place: string
  /** @throws TypeError that says what the value is not, never the value */
  read(this: void, value: unknown): T
  /** @throws TypeError as `read` */
  write(this: void, value: T): SqlValue
}

export type ValueOf<C> = C extends Column<infer T> ? T : never

function column<T extends SqlValue>(schema: EntitySchemaColumnOptions, read: (value: unknown) => T): Column<T> {
  return { schema, place: '', read, write: read }
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`Not a text: ${kindOf(value)}`)
  return value
}

const datePattern = /^\d{4}-\d\d-\d\d$/

function dateText(value: unknown): string {
  if (typeof value !== 'string' || !datePattern.test(value)) throw new TypeError(`Not a date: ${kindOf(value)}`)
  return value
}

function boolean(value: unknown): boolean {
  if (value === true || value === 1) return true
  if (value === false || value === 0) return false
  throw new TypeError(`Not a boolean of the database: ${kindOf(value)}`)
}

export const id = (): Column<string> => primary(ref())
export const ref = (): Column<string> => words(26)
export const words = (length: number): Column<string> => column({ type: 'varchar', length }, readText)

/** One of the codes that the club knows: `code(rewardKinds, 12)`. */
export function code<const T extends string>(codes: readonly T[], length: number): Column<T> {
  const known = new Set<unknown>(codes)
  const read = (value: unknown): T => {
    if (!known.has(value)) throw new TypeError(`None of ${codes.join(', ')}: ${kindOf(value)}`)
    return value as T
  }
  return column({ type: 'varchar', length }, read)
}

/** A business date, `YYYY-MM-DD`. */
export const date = (): Column<string> => column({ type: 'varchar', length: 10 }, dateText)
/** An instant in UTC with milliseconds. */
export const moment = (): Column<Date> => column({ type: 'datetime', precision: 3 }, instant)
export const whole = (): Column<number> => column({ type: 'integer' }, integer)
/** Fen and points. */
export const amount = (): Column<number> => column({ type: 'bigint' }, integer)
/** Ciphertext and the like, up to 64 KB. */
export const longText = (): Column<string> => column({ type: 'text' }, readText)
export const flag = (): Column<boolean> => column({ type: 'boolean' }, boolean)

/**
 * A JSON document of any length, as text on the SQL port. A TEXT column ends at 64 KB on MariaDB and MySQL: the cars of a fleet are
 * more. What is in it is as its module wrote it; a document whose shape changed over time is checked by who reads it.
 */
export function document<T>(): Column<T> {
  return {
    schema: { type: 'json' },
    place: '',
    read(value) {
      if (typeof value !== 'string') throw new TypeError(`Not a document: ${kindOf(value)}`)
      try {
        return JSON.parse(value) as T
      } catch {
        // The parser quotes what it could not read, which may be personal.
        throw new TypeError(`Not JSON: ${kindOf(value)}`)
      }
    },
    write(value) {
      const json = JSON.stringify(value) as string | undefined
      if (json === undefined) throw new TypeError(`Not a document: ${kindOf(value)}`)
      return json
    },
  }
}

/** A column that may be NULL; around a column of a table also one that an outer join may leave empty. */
export function nullable<T>(inner: Column<T>): Column<T | null> {
  return {
    schema: { ...inner.schema, nullable: true },
    place: inner.place,
    read: (value) => (value === null ? null : inner.read(value)),
    write: (value) => (value === null ? null : inner.write(value)),
  }
}

/** A column that may be NULL, in a statement that leaves out the rows where it is. */
export function notNull<T>(inner: Column<T>): Column<NonNullable<T>> {
  const present = <V>(value: V): NonNullable<V> => {
    if (value === null || value === undefined) throw new TypeError(`Not to be null: ${kindOf(value)}`)
    return value
  }
  return {
    schema: { ...inner.schema, nullable: false },
    place: inner.place,
    read: (value) => present(inner.read(present(value))),
    write: (value) => inner.write(value),
  }
}

export const primary = <T>(inner: Column<T>): Column<T> => ({ ...inner, schema: { ...inner.schema, primary: true } })

/** A primary key that the database counts up. */
export const sequence = (): Column<number> => ({
  ...whole(),
  schema: { type: 'integer', primary: true, generated: 'increment' },
})

/** A column added to a table that had rows already: they have this value. */
export const withDefault = <T extends string | number>(inner: Column<T>, value: T): Column<T> => ({
  ...inner,
  schema: { ...inner.schema, default: value },
})

/** A text that a statement computes. */
export const text = (): Column<string> => column({ type: 'text' }, readText)
/** How many rows: `COUNT(*)`. */
export const count = (): Column<number> => column({ type: 'bigint' }, integer)
/** A whole number added up or computed. The SUM of no rows is NULL: say COALESCE(SUM(…), 0), or `nullable(sum())`. */
export const sum = (): Column<number> => column({ type: 'bigint' }, integer)
