import { tillRoles, type Role } from '@cheyou/contract/codes'
import { businessDateOf } from '@cheyou/domain'
import type { Act } from '../../../platform/db/database.ts'
import { instant } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { findBenefitUse, markUndone, type StoredUse } from './benefit-uses.repository.ts'

const LATER: readonly Role[] = ['manager', 'group_admin']

/** Whether somebody keeps a till. */
export const keepsTill = ({ role }: StaffCaller): boolean => (tillRoles as readonly Role[]).includes(role)

/**
 * Why this caller may not take a use back; null: they may. A use belongs to the store that gave it, and one on a visit to the
 * visit. Reception sets right what it did today; what a day has closed over is for a manager.
 */
export function undoObstacle(
  use: Pick<StoredUse, 'storeId' | 'visitId' | 'at' | 'undoneAt'>,
  caller: StaffCaller,
  now: Date,
): Refusal | null {
  if (!caller.storeIds.includes(use.storeId)) return new Refusal('NOT_FOUND', { what: 'benefit_use' })
  if (!keepsTill(caller)) return new Refusal('ROLE_MISSING')
  if (use.visitId !== null) return new Refusal('BENEFIT_USED_ON_VISIT', { visitId: use.visitId })
  if (use.undoneAt !== null) return new Refusal('BENEFIT_USE_STATE')
  const usedOn = businessDateOf(instant(use.at))
  if (usedOn === businessDateOf(now) || LATER.includes(caller.role)) return null
  return new Refusal('UNDO_TOO_LATE', { usedOn })
}

/**
 * Takes a use back, which gives it back to its year (req. 3.4). @returns whose it was
 * @throws NOT_FOUND, BENEFIT_USED_ON_VISIT, BENEFIT_USE_STATE, UNDO_TOO_LATE
 */
export async function undoUse(
  app: App,
  caller: StaffCaller,
  request: { useId: string; reason: string },
  idempotency: Idempotency,
): Promise<{ memberId: string }> {
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
    const use = await findBenefitUse(unit.sql, app.groupId, useId)
    const obstacle = use ? undoObstacle(use, caller, unit.now) : new Refusal('NOT_FOUND')
    if (obstacle) throw obstacle
    if (!(await markUndone(unit, useId))) throw new Refusal('BENEFIT_USE_STATE')
    return { memberId: found.memberId }
  })
}
