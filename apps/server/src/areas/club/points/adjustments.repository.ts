import type { AdjustmentState } from '@cheyou/contract/codes'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { count } from '../../../platform/db/columns.ts'
import { firstRow, soleRow } from '../../../platform/db/rows.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { pointAdjustments } from './points.tables.ts'

/** A manual adjustment as its table has it (req. 2.7). */
export interface StoredAdjustment {
  id: string
  memberId: string
  qualifying: number
  redeemable: number
  reason: string
  state: AdjustmentState
  proposedBy: string
}

export async function findAdjustment(sql: Sql, groupId: string, id: string): Promise<StoredAdjustment | null> {
  const row = await firstRow(
    sql,
    pick(pointAdjustments, 'id', 'memberId', 'qualifying', 'redeemable', 'reason', 'state', 'proposedBy'),
    `SELECT id, memberId, qualifying, redeemable, reason, state, proposedBy FROM point_adjustments
     WHERE groupId = ? AND id = ?`,
    [groupId, id],
  )
  return row
}

/** How many adjustments of a member wait for a second person. */
export async function pendingAdjustments(sql: Sql, memberId: string): Promise<number> {
  const row = await soleRow(
    sql,
    { n: count() },
    "SELECT COUNT(*) AS n FROM point_adjustments WHERE memberId = ? AND state = 'pending'",
    [memberId],
  )
  return row.n
}

export async function addAdjustment(
  unit: Unit,
  { ruleVersion, ...adjustment }: StoredAdjustment & { ruleVersion: number },
): Promise<void> {
  await insertRow(unit.sql, pointAdjustments, {
    ...adjustment,
    groupId: unit.act.groupId,
    ruleVersion,
    proposedAt: unit.now,
    decidedBy: null,
    decidedAt: null,
    refusalReason: null,
  })
}

/** Ends a pending adjustment; of two people who decide at the same moment one does. @returns whether it was pending */
export async function endAdjustment(
  unit: Unit,
  id: string,
  end: { state: 'posted' | 'refused'; decidedBy: string; refusalReason: string | null },
): Promise<boolean> {
  const ended = await updateRows(unit.sql, pointAdjustments, { ...end, decidedAt: unit.now }, { id, state: 'pending' })
  return ended === 1
}
