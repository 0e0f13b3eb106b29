import type { AdjustmentState } from '@cheyou/contract/codes'
import type { AdjustedSums } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql, SqlValue } from '../../../platform/db/sql.ts'
import { count, sum } from '../../../platform/db/columns.ts'
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

const sumsShape = { givenQualifying: sum(), givenRedeemable: sum(), takenQualifying: sum(), takenRedeemable: sum() }

/**
 * What passed without a second person since an instant, added up: by the person who proposes an adjustment, and for its member, whose
 * merged cards count as theirs.
 */
export async function passedAlone(
  sql: Sql,
  { memberId, proposedBy }: Pick<StoredAdjustment, 'memberId' | 'proposedBy'>,
  since: Date,
): Promise<AdjustedSums[]> {
  const alone = "state = 'posted' AND decidedBy IS NULL AND proposedAt > ?"
  const ofMember = 'memberId IN (SELECT id FROM members WHERE id = ? OR mergedIntoId = ?)'
  return [
    await sumsOf(sql, `${alone} AND proposedBy = ?`, [since, proposedBy]),
    await sumsOf(sql, `${alone} AND ${ofMember}`, [since, memberId, memberId]),
  ]
}

async function sumsOf(sql: Sql, where: string, params: readonly SqlValue[]): Promise<AdjustedSums> {
  const of = (track: string, sign: '<' | '>') =>
    `COALESCE(SUM(CASE WHEN ${track} ${sign} 0 THEN ${track} ELSE 0 END), 0)`
  const row = await soleRow(
    sql,
    sumsShape,
    `SELECT ${of('qualifying', '>')} AS givenQualifying, ${of('redeemable', '>')} AS givenRedeemable,
       ${of('qualifying', '<')} AS takenQualifying, ${of('redeemable', '<')} AS takenRedeemable
     FROM point_adjustments WHERE ${where}`,
    [...params],
  )
  return {
    given: { qualifying: row.givenQualifying, redeemable: row.givenRedeemable },
    taken: { qualifying: row.takenQualifying, redeemable: row.takenRedeemable },
  }
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
