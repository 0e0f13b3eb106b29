import type { StockMovement } from '@cheyou/contract'
import { nullable } from '../../../platform/db/columns.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { pick, selectList, type RowOf } from '../../../platform/db/table.ts'
import { staff } from '../../people/auth/auth.tables.ts'
import { stockMovements } from './rewards.tables.ts'

export type NewMovement = Omit<RowOf<typeof stockMovements>, 'id' | 'groupId' | 'actId' | 'at'>

/** Notes what was done to a reward's stock by hand. */
export async function noteMovement(unit: Unit, ...movements: readonly NewMovement[]): Promise<void> {
  const { groupId, id: actId } = unit.act
  await insertRows(
    unit.sql,
    stockMovements,
    movements.map((movement) => ({ ...movement, id: newId(), groupId, actId, at: unit.now })),
  )
}

const MOST = 100

/** The last changes of a reward's stock by hand, newest first. */
export async function stockMovementsOf(sql: Sql, groupId: string, rewardId: string): Promise<StockMovement[]> {
  const own = pick(stockMovements, 'id', 'kind', 'quantity', 'leftBefore', 'leftAfter', 'reason', 'at')
  const found = await rows(
    sql,
    { ...own, staffName: nullable(staff.name) },
    `SELECT ${selectList('x', own)}, s.name AS staffName
     FROM stock_movements x LEFT JOIN acts a ON a.id = x.actId
       LEFT JOIN staff s ON s.id = a.actorId AND a.actorKind = 'staff'
     WHERE x.groupId = ? AND x.rewardId = ? ORDER BY x.id DESC LIMIT ${MOST}`,
    [groupId, rewardId],
  )
  return found.map(({ id, at, ...movement }) => ({ movementId: id, ...movement, at: at.toISOString() }))
}
