import type { MemberBenefits } from '@cheyou/contract'
import type { Act } from '../../../platform/db/database.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { findBenefitUse, markUndone } from './benefit-uses.repository.ts'
import { memberBenefits } from './benefits.queries.ts'
import { undoObstacle } from './undo-rights.ts'

/**
 * Takes a use back, which gives it back to its year (req. 3.4). @returns what its member has left
 * @throws NOT_FOUND, BENEFIT_USED_ON_VISIT, BENEFIT_USE_STATE, UNDO_TOO_LATE
 */
export async function undoUse(
  app: App,
  caller: StaffCaller,
  request: { useId: string; reason: string },
  idempotency: Idempotency,
): Promise<MemberBenefits> {
  const { useId, reason } = request
  const found = await findBenefitUse(app.db.read, app.groupId, useId)
  if (!found || !caller.storeIds.includes(found.storeId)) throw new Refusal('NOT_FOUND', { what: 'benefit_use' })
  const act: Act = {
    groupId: app.groupId,
    storeId: found.storeId,
    actorKind: 'staff',
    actorId: caller.id,
    action: 'benefits.undo',
    reason,
    idempotency,
  }
  return app.db.unit(act, async (unit) => {
    unit.concerns(found.memberId)
    const use = await findBenefitUse(unit.sql, app.groupId, useId)
    const obstacle = use ? undoObstacle(use, caller, unit.now) : new Refusal('NOT_FOUND')
    if (obstacle) throw obstacle
    if (!(await markUndone(unit, useId))) throw new Refusal('BENEFIT_USE_STATE')
    return memberBenefits(unit.sql, { groupId: app.groupId, memberId: found.memberId, caller, now: unit.now })
  })
}
