import { count } from './columns.ts'
import { soleRow } from './rows.ts'
import type { SqlReader, SqlValue } from './sql.ts'

/** Nobody reads how many more there are: counting stops here, so that it costs the same however much there is. */
export const COUNTED_MOST = 10_000

/** How many rows a list has, as far as it is counted. */
export interface BoundedCount {
  count: number
  /** There are more than were counted. */
  countCapped: boolean
}

/** A list of more than ten thousand is not shorter within a minute, and the count stays the same while somebody turns its pages. */
const CAPPED_MS = 60_000
const LISTS_MAX = 1_000
const capped = new WeakMap<SqlReader, Map<string, number>>()

/** Counts what `SELECT 1 ${from}` gives, up to 10,000. What is fewer is counted each time. */
export async function boundedCount(sql: SqlReader, from: string, params: readonly SqlValue[]): Promise<BoundedCount> {
  const known = capped.get(sql) ?? new Map<string, number>()
  capped.set(sql, known)
  const list = JSON.stringify([from, params])
  const now = performance.now()
  if ((known.get(list) ?? 0) > now) return { count: COUNTED_MOST, countCapped: true }
  const { n } = await soleRow(
    sql,
    { n: count() },
    `SELECT COUNT(*) AS n FROM (SELECT 1 ${from} LIMIT ${COUNTED_MOST + 1}) some`,
    params,
  )
  if (n <= COUNTED_MOST) return { count: n, countCapped: false }
  if (known.size >= LISTS_MAX) known.clear()
  known.set(list, now + CAPPED_MS)
  return { count: COUNTED_MOST, countCapped: true }
}
