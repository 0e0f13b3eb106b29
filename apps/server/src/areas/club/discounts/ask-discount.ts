import type { DiscountApproval } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import { tell } from '../../../platform/live/index.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { requireVisible } from '../membership/index.ts'
import { lockBalance } from '../points/index.ts'
import { discountApprovalOf } from './approvals.queries.ts'
import { addApproval, withdrawPending } from './approvals.repository.ts'

export interface DiscountWish {
  storeId: string
  memberId: string
  vehicleId: string
  amountFen: number
  /** What the customer would pay before it. */
  billFen: number
  reason: string
}

/**
 * Asks for a discount above one's own limit, for a car that is here today (req. 3.5). What still waits for that car gives way.
 * @throws NOT_FOUND for a store, a member or a car that is not theirs to see
 */
export async function askDiscount(
  app: App,
  caller: StaffCaller,
  wish: DiscountWish,
  idempotency: Idempotency,
): Promise<DiscountApproval> {
  requireOwnStore(caller, wish.storeId)
  const { storeId, reason } = wish
  const act = staffAct(app, caller, 'discounts.ask', { storeId, reason, idempotency })
  return app.db.unit(act, async (unit) => {
    await requireVisible(unit.sql, caller, wish.memberId, unit.now)
    await lockBalance(unit, wish.memberId)
    const brought = await unit.sql.one(
      `SELECT p.vehicleId FROM members m JOIN vehicle_people p ON p.customerId = m.customerId AND p.untilOn IS NULL
       WHERE m.id = ? AND m.groupId = ? AND p.vehicleId = ?`,
      [wish.memberId, app.groupId, wish.vehicleId],
    )
    if (!brought) throw new Refusal('NOT_FOUND', { what: 'vehicle' })
    const asked = { ...wish, id: newId(), askedOn: businessDateOf(unit.now), askedBy: caller.id }
    await withdrawPending(unit, asked)
    await addApproval(unit, asked)
    await tell(unit, 'approvals')
    return discountApprovalOf(unit.sql, caller, asked.id, { groupId: app.groupId, now: unit.now })
  })
}
