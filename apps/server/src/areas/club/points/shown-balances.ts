import type { Balances, BusinessDate } from '@cheyou/domain'
import { sum } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'

/**
 * SQL: the points of a member in lots whose last day is over. The night takes them away; until it has run nobody can spend them, so
 * no screen counts them (req. 2.5). One parameter: today.
 */
export const pointsOver = (memberId: string): string =>
  `(SELECT COALESCE(SUM(o.remaining), 0) FROM point_lots o
    WHERE o.memberId = ${memberId} AND o.remaining > 0 AND o.expiresOn < ?)`

/** Balances as screens show them. */
export const withoutOver = (balances: Balances, over: number): Balances => ({
  ...balances,
  redeemable: balances.redeemable - over,
})

/** The same of one member, for balances in hand. */
export async function shownBalances(
  sql: Sql,
  memberId: string,
  balances: Balances,
  today: BusinessDate,
): Promise<Balances> {
  return withoutOver(balances, await pointsOverOf(sql, memberId, today))
}

/** How many points of a member lie in lots whose last day is over. */
export async function pointsOverOf(sql: Sql, memberId: string, today: BusinessDate): Promise<number> {
  const { overdue } = await soleRow(sql, overShape, `SELECT ${pointsOver('?')} AS overdue`, [memberId, today])
  return overdue
}

const overShape = { overdue: sum() }
