import type { RowDataPacket } from 'mysql2'
import type { Pool } from 'mysql2/promise'

export type Value = string | number | Date | null

/** What is new in every request: a value for each that stood in its place when the club wrote the pattern. */
export type Fresh = ReadonlyMap<Value, Value>

/** Rows of one table as the club wrote them for one request, to be written again for another. */
export interface Pattern {
  /** `INSERT INTO …` for all of them. */
  insert: string
  /** The values of these rows; instants keep their distance to when the request came. */
  values(fresh: Fresh, now: number): Value[]
  readonly rows: readonly Readonly<Record<string, Value>>[]
}

/**
 * Reads rows that the club wrote, so that the bare route writes rows with the same columns and of the same size.
 * @throws Error when there are none
 */
export async function readPattern(
  pool: Pool,
  table: string,
  where: string,
  params: readonly Value[],
): Promise<Pattern> {
  const [found] = await pool.query<RowDataPacket[]>(`SELECT * FROM ${table} WHERE ${where}`, [...params])
  const rows = found as Record<string, Value>[]
  const [first] = rows
  if (!first) throw new Error(`The club wrote no row into ${table}`)
  const columns = Object.keys(first)
  const tuple = `(${columns.map(() => '?').join(', ')})`
  const cells = rows.flatMap((row) => columns.map((column) => row[column] ?? null))
  // Everything a request writes bears the instant at which it came; what lies later keeps its distance to it.
  const came = Math.min(...cells.flatMap((cell) => (cell instanceof Date ? [cell.getTime()] : [])))
  return {
    insert: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => tuple).join(', ')}`,
    rows,
    values: (fresh, now) =>
      cells.map((cell) => {
        if (cell instanceof Date) return new Date(now + cell.getTime() - came)
        return cell === null ? null : (fresh.get(cell) ?? cell)
      }),
  }
}
