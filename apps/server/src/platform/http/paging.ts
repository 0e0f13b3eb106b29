import { isBusinessDate } from '@cheyou/domain'
import { InvalidInput } from './invalid-input.ts'

/** Rows a screen gets when it does not say how many. */
export const PAGE_SIZE = 20

/** Reads a key of a cursor back; undefined for what such a key cannot be, which a database might refuse to compare. */
type CursorKey<T> = (key: unknown) => T | undefined

export const textKey: CursorKey<string> = (key) =>
  typeof key === 'string' && key.isWellFormed() && !key.includes('\0') ? key : undefined
export const textOrNumberKey: CursorKey<string | number> = (key) =>
  Number.isSafeInteger(key) ? (key as number) : textKey(key)
export const dayKey: CursorKey<string> = (key) => (typeof key === 'string' && isBusinessDate(key) ? key : undefined)
export const instantKey: CursorKey<Date> = (key) =>
  typeof key === 'string' && instantForm.test(key) && !Number.isNaN(Date.parse(key)) ? new Date(key) : undefined
export const orNull =
  <T>(read: CursorKey<T>): CursorKey<T | null> =>
  (key) =>
    key === null ? null : read(key)

/** As `Date` writes it, in years that every database has. */
const instantForm = /^(?:19|20|21)\d\d-\d\d-\d\dT[\d:.]+Z$/

/** An opaque cursor: the sort keys of the last row shown. */
export function cursorAfter(keys: readonly (string | number | Date | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The keys in a cursor, each of its kind. @throws InvalidInput for anything else */
export function readCursor<Keys extends readonly unknown[]>(
  cursor: string,
  kinds: readonly [...{ [I in keyof Keys]: CursorKey<Keys[I]> }],
): Keys {
  const given = parsed(cursor)
  const keys = kinds.map((read, i) => read(given[i]))
  if (given.length !== kinds.length || keys.includes(undefined)) throw cursorInvalid()
  return keys as unknown as Keys
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const given: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(given) ? given : []
  } catch {
    return []
  }
}

function cursorInvalid(): InvalidInput {
  return new InvalidInput([{ path: 'cursor', code: 'CURSOR_INVALID', message: '翻页标记无效，请从头查看' }])
}

/** Cuts a list that was read with one row too many; `last` is the last row shown when there are more. */
export function cutPage<Row>(rows: readonly Row[], limit: number): { rows: Row[]; last: Row | null } {
  const shown = rows.slice(0, limit)
  return { rows: shown, last: rows.length > limit ? (shown.at(-1) ?? null) : null }
}
