import type { DiscountApproval } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import { tell } from '../../../platform/live/index.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { discountApprovalOf } from './approvals.queries.ts'
import { decidePending, findApproval } from './approvals.repository.ts'

/**
 * A manager of the store, not the one who asked, approves a discount: the till may take it off once, today (req. 3.5).
 * @throws NOT_FOUND, APPROVAL_OWN, APPROVAL_STATE
 */
export async function approveDiscount(
  app: App,
  caller: StaffCaller,
  approvalId: string,
  idempotency: Idempotency,
): Promise<DiscountApproval> {
  return app.db.unit(staffAct(app, caller, 'discounts.approve', { idempotency }), (unit) =>
    decide(unit, caller, approvalId, { state: 'approved', refusalReason: null }),
  )
}

/** The same refused, with a reason. @throws NOT_FOUND, APPROVAL_OWN, APPROVAL_STATE */
export async function refuseDiscount(
  app: App,
  caller: StaffCaller,
  { approvalId, reason }: { approvalId: string; reason: string },
  idempotency: Idempotency,
): Promise<DiscountApproval> {
  return app.db.unit(staffAct(app, caller, 'discounts.refuse', { reason, idempotency }), (unit) =>
    decide(unit, caller, approvalId, { state: 'refused', refusalReason: reason }),
  )
}

async function decide(
  unit: Unit,
  caller: StaffCaller,
  approvalId: string,
  decision: { state: 'approved' | 'refused'; refusalReason: string | null },
): Promise<DiscountApproval> {
  const asked = await findApproval(unit.sql, unit.act.groupId, approvalId)
  if (!asked || !caller.storeIds.includes(asked.storeId)) throw new Refusal('NOT_FOUND')
  unit.concerns(asked.memberId)
  if (asked.askedBy === caller.id) throw new Refusal('APPROVAL_OWN')
  const today = businessDateOf(unit.now)
  if (!(await decidePending(unit, approvalId, { ...decision, decidedBy: caller.id, today })))
    throw new Refusal('APPROVAL_STATE', { state: asked.askedOn === today ? asked.state : 'expired' })
  await tell(unit, 'approvals')
  return discountApprovalOf(unit.sql, caller, approvalId, { groupId: unit.act.groupId, now: unit.now })
}
