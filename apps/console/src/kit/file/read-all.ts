import type { ListAnswer } from '../list.ts'

/** As many as the server gives at once. */
const AT_ONCE = 100

/** More than a person reads; a longer list is narrowed first. */
export const MOST_ROWS = 20_000

/** Thrown when a list is longer than a file may be. */
export class TooManyRows extends Error {}

type ReadPage<Row> = (place: { cursor: string | undefined; limit: number }) => Promise<ListAnswer<Row>>

/**
 * Every row of a list, page after page in its order; a row that moved meanwhile is taken once.
 * @param idOf what makes a row one and the same
 * @param onProgress is told how many rows are there, and how many there will be where the server counts them
 * @throws TooManyRows
 */
export async function readAll<Row>(
  read: ReadPage<Row>,
  idOf: (row: Row) => string,
  onProgress: (done: number, of: number | null) => void,
  most = MOST_ROWS,
): Promise<Row[]> {
  const rows = new Map<string, Row>()
  for (let cursor: string | undefined; ;) {
    const page = await read({ cursor, limit: AT_ONCE })
    for (const row of page.rows) if (!rows.has(idOf(row))) rows.set(idOf(row), row)
    if (rows.size > most || (page.count ?? 0) > most) throw new TooManyRows()
    onProgress(rows.size, page.countCapped === true ? null : (page.count ?? null))
    if (page.nextCursor === null) return [...rows.values()]
    cursor = page.nextCursor
  }
}
