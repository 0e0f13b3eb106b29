import type { DiscountApprovalState } from '@cheyou/contract/codes'
import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { discountApprovals } from './discounts.tables.ts'

/** Which car it is asked for, at which store, on which day. */
export interface ApprovalPlace {
  storeId: string
  memberId: string
  vehicleId: string
  askedOn: BusinessDate
}

/** A discount asked for, as its table has it (req. 3.5). */
export interface StoredApproval extends ApprovalPlace {
  id: string
  amountFen: number
  state: Exclude<DiscountApprovalState, 'expired'>
  askedBy: string
}

export async function findApproval(sql: Sql, groupId: string, id: string): Promise<StoredApproval | null> {
  const row = await firstRow(
    sql,
    pick(discountApprovals, 'id', 'storeId', 'memberId', 'vehicleId', 'state', 'askedOn', 'askedBy', 'amountFen'),
    `SELECT id, storeId, memberId, vehicleId, askedOn, amountFen, state, askedBy FROM discount_approvals
     WHERE groupId = ? AND id = ?`,
    [groupId, id],
  )
  return row
}

/** What still waits for this car today gives way to another amount. */
export async function withdrawPending(
  unit: Unit,
  { storeId, memberId, vehicleId, askedOn }: ApprovalPlace,
): Promise<void> {
  await updateRows(
    unit.sql,
    discountApprovals,
    { state: 'withdrawn' },
    { vehicleId, askedOn, storeId, memberId, state: 'pending' },
  )
}

export async function addApproval(
  unit: Unit,
  asked: ApprovalPlace & { id: string; amountFen: number; billFen: number; reason: string; askedBy: string },
): Promise<void> {
  await insertRow(unit.sql, discountApprovals, {
    ...asked,
    groupId: unit.act.groupId,
    state: 'pending',
    askedAt: unit.now,
    decidedBy: null,
    decidedAt: null,
    refusalReason: null,
    visitId: null,
    usedAt: null,
  })
}

/** Decides what waits today; of two people who decide at once one does. @returns whether it waited */
export async function decidePending(
  unit: Unit,
  id: string,
  {
    today,
    state,
    decidedBy,
    refusalReason,
  }: { state: 'approved' | 'refused'; decidedBy: string; refusalReason: string | null; today: BusinessDate },
): Promise<boolean> {
  const decided = await updateRows(
    unit.sql,
    discountApprovals,
    { state, decidedBy, decidedAt: unit.now, refusalReason },
    { id, state: 'pending', askedOn: today },
  )
  return decided === 1
}

/** Uses what was approved for this place; of two tills that use it at once one does. @returns whether it could be used */
export async function spendApproval(
  unit: Unit,
  id: string,
  { storeId, memberId, vehicleId, askedOn }: ApprovalPlace,
  visitId: string,
): Promise<boolean> {
  const used = await updateRows(
    unit.sql,
    discountApprovals,
    { state: 'used', visitId, usedAt: unit.now },
    { id, state: 'approved', storeId, memberId, vehicleId, askedOn },
  )
  return used === 1
}
