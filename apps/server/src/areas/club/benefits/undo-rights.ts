import { tillRoles, type Role } from '@cheyou/contract/codes'
import { businessDateOf } from '@cheyou/domain'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import type { StoredUse } from './benefit-uses.repository.ts'

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
  const usedOn = businessDateOf(use.at)
  if (usedOn === businessDateOf(now) || LATER.includes(caller.role)) return null
  return new Refusal('UNDO_TOO_LATE', { usedOn })
}
