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

/** Counts what `SELECT 1 ${from}` gives, up to 10,000. */
export async function boundedCount(sql: SqlReader, from: string, params: readonly SqlValue[]): Promise<BoundedCount> {
  const { n } = await soleRow(
    sql,
    { n: count() },
    `SELECT COUNT(*) AS n FROM (SELECT 1 ${from} LIMIT ${COUNTED_MOST + 1}) some`,
    params,
  )
  return { count: Math.min(n, COUNTED_MOST), countCapped: n > COUNTED_MOST }
}
