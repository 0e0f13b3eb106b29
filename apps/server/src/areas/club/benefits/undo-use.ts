import type { MemberBenefits } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { lockBalance } from '../points/index.ts'
import { findBenefitUse } from './benefit-uses.repository.ts'
import { memberBenefits } from './benefits.queries.ts'
import { returnUse } from './return-uses.ts'
import { undoObstacle } from './undo-rights.ts'

/**
 * Takes a use back, which gives it back to its year, or to the one that runs when that is over (req. 3.4). @returns what its member has left
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
  const act = staffAct(app, caller, 'benefits.undo', { storeId: found.storeId, reason, idempotency })
  return app.db.unit(act, async (unit) => {
    unit.concerns(found.memberId)
    // A renewal at the same moment comes before it or after it.
    await lockBalance(unit, found.memberId)
    const use = await findBenefitUse(unit.sql, app.groupId, useId)
    if (!use) throw new Refusal('NOT_FOUND')
    const obstacle = undoObstacle(use, caller, unit.now)
    if (obstacle) throw obstacle
    if (!(await returnUse(unit, use))) throw new Refusal('BENEFIT_USE_STATE')
    return memberBenefits(unit.sql, { groupId: app.groupId, memberId: found.memberId, caller, now: unit.now })
  })
}
