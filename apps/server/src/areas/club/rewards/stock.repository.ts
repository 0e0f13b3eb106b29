import type { StockMovement } from '@cheyou/contract'
import type { StockMovementKind } from '@cheyou/contract/codes'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { instant, integer, type Sql } from '../../../platform/db/sql.ts'

export interface NewMovement {
  rewardId: string
  kind: StockMovementKind
  quantity: number | null
  leftBefore: number | null
  leftAfter: number | null
  reason: string
}

/** Notes what was done to a reward's stock by hand. */
export async function noteMovement(unit: Unit, ...movements: readonly NewMovement[]): Promise<void> {
  if (movements.length === 0) return
  const { groupId, id: actId } = unit.act
  const rows = movements.map(({ rewardId, kind, quantity, leftBefore, leftAfter, reason }) => ({
    id: newId(),
    groupId,
    rewardId,
    kind,
    quantity,
    leftBefore,
    leftAfter,
    reason,
    actId,
    at: unit.now,
  }))
  await unit.sql.insert('stock_movements', rows)
}

interface MovementRow {
  id: string
  kind: StockMovementKind
  quantity: unknown
  leftBefore: unknown
  leftAfter: unknown
  reason: string
  staffName: string | null
  at: unknown
}

const MOST = 100

/** The last changes of a reward's stock by hand, newest first. */
export async function stockMovementsOf(sql: Sql, groupId: string, rewardId: string): Promise<StockMovement[]> {
  const rows = await sql.all<MovementRow>(
    `SELECT x.id, x.kind, x.quantity, x.leftBefore, x.leftAfter, x.reason, s.name AS staffName, x.at
     FROM stock_movements x LEFT JOIN acts a ON a.id = x.actId
       LEFT JOIN staff s ON s.id = a.actorId AND a.actorKind = 'staff'
     WHERE x.groupId = ? AND x.rewardId = ? ORDER BY x.id DESC LIMIT ${MOST}`,
    [groupId, rewardId],
  )
  const integerOrNull = (value: unknown) => (value === null ? null : integer(value))
  return rows.map((row) => ({
    movementId: row.id,
    kind: row.kind,
    quantity: integerOrNull(row.quantity),
    leftBefore: integerOrNull(row.leftBefore),
    leftAfter: integerOrNull(row.leftAfter),
    reason: row.reason,
    staffName: row.staffName,
    at: instant(row.at).toISOString(),
  }))
}
