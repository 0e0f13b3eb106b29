import { InvalidInput } from './invalid-input.ts'

/** Rows a screen gets when it does not say how many. */
export const PAGE_SIZE = 20

/** An opaque cursor: the sort keys of the last row shown. */
export function cursorAfter(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The keys in a cursor of this many keys. @throws InvalidInput for anything else */
export function readCursor(cursor: string, count: number): (string | number | null)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const known = (key: unknown): key is string | number | null =>
      (typeof key === 'string' && key.isWellFormed() && !key.includes('\0')) ||
      Number.isSafeInteger(key) ||
      key === null
    if (Array.isArray(keys) && keys.length === count && keys.every(known)) return keys
  } catch {
    // Not JSON: answered like any other wrong cursor.
  }
  throw cursorInvalid()
}

export function cursorInvalid(): InvalidInput {
  return new InvalidInput([{ path: 'cursor', code: 'CURSOR_INVALID', message: '翻页标记无效，请从头查看' }])
}

/** Cuts a list that was read with one row too many; `last` is the last row shown when there are more. */
export function cutPage<Row>(rows: readonly Row[], limit: number): { rows: Row[]; last: Row | null } {
  const shown = rows.slice(0, limit)
  return { rows: shown, last: rows.length > limit ? (shown.at(-1) ?? null) : null }
}
