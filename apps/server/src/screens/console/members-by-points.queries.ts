import type { BusinessDate } from '@cheyou/domain'
import type { KeyOrder } from '../../platform/db/page-by-key.ts'
import { rows } from '../../platform/db/rows.ts'
import { thenJoin, type Sql, type SqlValue } from '../../platform/db/sql.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { pointAccounts, pointLots } from '../../areas/club/points/points.tables.ts'

/** A member with what a list is sorted by. */
export interface InOrder {
  memberId: string
  sortKey: string | number | null
  sortId: string
}

interface Listed {
  groupId: string
  today: BusinessDate
  /** Those that a search found, joined to `members m`; null for all. */
  from: string | null
  where: string
  /** Of `from` and `where`. */
  fromParams: readonly SqlValue[]
  whereParams: readonly SqlValue[]
}

/** SQL: no lot of the account is past its last day. One parameter: today. */
export const nothingOver = `NOT EXISTS (SELECT 1 FROM point_lots o
  WHERE o.memberId = a.memberId AND o.remaining > 0 AND o.expiresOn < ?)`

/**
 * Members among those of a list with points whose last day is over, by what the screen shows: the index sorts them by their account,
 * which keeps these points until the night has run. They are few, and read by their days.
 */
export async function membersOver(sql: Sql, of: Listed): Promise<InOrder[]> {
  const from =
    of.from === null
      ? `FROM point_lots o ${thenJoin(sql.dialect)} members m ON m.id = o.memberId`
      : `${of.from} JOIN point_lots o ON o.memberId = m.id`
  const lots = await rows(
    sql,
    { memberId: members.id, redeemable: pointAccounts.redeemable, remaining: pointLots.remaining },
    `SELECT m.id AS memberId, a.redeemable, o.remaining ${from} JOIN point_accounts a ON a.memberId = m.id
     WHERE o.groupId = ? AND o.expiresOn < ? AND o.remaining > 0 AND ${of.where}`,
    [...of.fromParams, of.groupId, of.today, ...of.whereParams],
  )
  return [...Map.groupBy(lots, ({ memberId }) => memberId)].map(([memberId, own]) => ({
    memberId,
    sortKey: own.reduce((left, { remaining }) => left - remaining, own[0]!.redeemable),
    sortId: memberId,
  }))
}

/** Two lists in one order: the second, which is in none, from behind a row on. */
export function inOneOrder(
  sorted: readonly InOrder[],
  others: readonly InOrder[],
  { direction }: Pick<KeyOrder, 'direction'>,
  after: readonly [SqlValue, SqlValue] | null,
): InOrder[] {
  const sign = direction === 'asc' ? 1 : -1
  const compare = (a: InOrder, b: Pick<InOrder, 'sortKey' | 'sortId'>): number =>
    sign * (Number(a.sortKey) - Number(b.sortKey) || (a.sortId < b.sortId ? -1 : Number(a.sortId > b.sortId)))
  const last = after && { sortKey: Number(after[0]), sortId: String(after[1]) }
  return [...sorted, ...others.filter((one) => last === null || compare(one, last) > 0)].toSorted(compare)
}
