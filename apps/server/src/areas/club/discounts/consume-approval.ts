import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { findApproval, spendApproval, type ApprovalPlace } from './approvals.repository.ts'

/**
 * How much a manager approved for this car at this store today, in fen; 0 when it is another car's, another day's, or no
 * longer to be used. Changes nothing.
 */
export async function approvedFen(
  sql: Sql,
  groupId: string,
  approvalId: string,
  place: ApprovalPlace,
): Promise<number> {
  const found = await findApproval(sql, groupId, approvalId)
  const { storeId, memberId, vehicleId, askedOn } = place
  const here =
    found?.storeId === storeId &&
    found.memberId === memberId &&
    found.vehicleId === vehicleId &&
    found.askedOn === askedOn
  return here && found.state === 'approved' ? found.amountFen : 0
}

/** Uses an approval on a visit, once (req. 3.5). @throws APPROVAL_STATE when it cannot be used, or was meanwhile */
export async function consumeApproval(
  unit: Unit,
  { approvalId, visitId }: { approvalId: string; visitId: string },
  place: ApprovalPlace,
): Promise<void> {
  if (!(await spendApproval(unit, approvalId, place, visitId))) throw new Refusal('APPROVAL_STATE')
}
