import type { RedemptionState, RewardKind } from '@cheyou/contract/codes'
import { integer, type Sql } from '../../db/sql.ts'

export interface Redemption {
  id: string
  code: string
  state: RedemptionState
  memberId: string
  rewardId: string
  rewardName: string
  kind: RewardKind
  points: number
  heldAt: string
  collectBy: string
  settledAt: string | null
  storeName: string | null
}

type RedemptionRow = Omit<Redemption, 'points'> & { points: unknown }

const redemptionQuery = `SELECT x.id, x.code, x.state, x.memberId, x.rewardId, r.name AS rewardName, r.kind, x.points, x.heldAt,
    x.collectBy, x.settledAt, s.name AS storeName
  FROM redemptions x JOIN rewards r ON r.id = x.rewardId LEFT JOIN stores s ON s.id = x.storeId`

const redemptionOf = (row: RedemptionRow): Redemption => ({ ...row, points: integer(row.points) })

export async function redemptionsOf(sql: Sql, memberId: string, which: 'all' | 'open'): Promise<Redemption[]> {
  const rows = await sql.all<RedemptionRow>(
    `${redemptionQuery} WHERE x.memberId = ? ${which === 'open' ? "AND x.state = 'held'" : ''}
     ORDER BY x.heldAt DESC, x.id DESC LIMIT 100`,
    [memberId],
  )
  return rows.map(redemptionOf)
}

export async function findRedemption(
  sql: Sql,
  groupId: string,
  by: { id: string } | { code: string },
): Promise<Redemption | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['code', by.code]
  const row = await sql.one<RedemptionRow>(`${redemptionQuery} WHERE x.groupId = ? AND x.${column} = ?`, [
    groupId,
    value,
  ])
  return row && redemptionOf(row)
}
