import type { SqlValue } from './sql.ts'

/** What a list is sorted by: a column and, among equals, the id that comes after it in the same index. */
export interface KeyOrder {
  readonly key: string
  readonly id: string
  readonly direction: 'asc' | 'desc'
  /** The column may be NULL, which sorts as the smallest. */
  readonly nullable?: boolean
}

type Key = SqlValue

interface Stretch {
  where: string
  params: SqlValue[]
}

/**
 * Reads what comes after a row, a stretch of the index at a time: those with the same key, then those beyond. As one condition
 * with OR, databases would sort everything that comes after.
 * @param ask reads a stretch: `WHERE … AND ${where} ${orderBy} LIMIT ?`
 */
export async function pageByKey<Row>(
  order: KeyOrder,
  after: readonly [Key, Key] | null,
  limit: number,
  ask: (stretch: Stretch & { orderBy: string; limit: number }) => Promise<Row[]>,
): Promise<Row[]> {
  const orderBy = `ORDER BY ${order.key} ${order.direction}, ${order.id} ${order.direction}`
  const found: Row[] = []
  for (const stretch of stretches(order, after)) {
    found.push(...(await ask({ ...stretch, orderBy, limit: limit - found.length })))
    if (found.length === limit) break
  }
  return found
}

function stretches({ key, id, direction, nullable = false }: KeyOrder, after: readonly [Key, Key] | null): Stretch[] {
  if (after === null) return [{ where: '1 = 1', params: [] }]
  const [last, lastId] = after
  const isUp = direction === 'asc'
  const beyond = isUp ? '>' : '<'
  if (last === null) {
    const same = { where: `${key} IS NULL AND ${id} ${beyond} ?`, params: [lastId] }
    return isUp ? [same, { where: `${key} IS NOT NULL`, params: [] }] : [same]
  }
  const same = { where: `${key} = ? AND ${id} ${beyond} ?`, params: [last, lastId] }
  const further = { where: `${key} ${beyond} ?`, params: [last] }
  return nullable && !isUp ? [same, further, { where: `${key} IS NULL`, params: [] }] : [same, further]
}
