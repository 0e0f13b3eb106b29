import type { VisitLimits } from '../club/rules/discount-rules.ts'
import { accept, reject } from '../result.ts'
import type { Result } from '../result.ts'

/** Roles that answer for what the others may not do alone. */
const managers: readonly string[] = ['manager', 'group_admin']

export type VisitSize = {
  readonly role: string
  /** All lines of all payers, as typed. */
  readonly grossFen: number
  /** Whether it bears the number of a repair order. */
  readonly numbered: boolean
}

/**
 * Whether somebody of the staff may settle a visit of that size on their own. Refuses VISIT_TOO_LARGE `{grossFen, mostFen}` to
 * everybody, and VISIT_NEEDS_MANAGER `{grossFen, mostFen, numbered}` to whom a limit of their role or a missing number stops.
 */
export function checkVisitSize(
  { role, grossFen, numbered }: VisitSize,
  { byRole, withoutNumberFen, mostFen }: VisitLimits,
): Result<null, 'VISIT_TOO_LARGE' | 'VISIT_NEEDS_MANAGER'> {
  if (grossFen > mostFen) return reject('VISIT_TOO_LARGE', { grossFen, mostFen })
  if (managers.includes(role)) return accept(null)
  const ofRole = byRole.find((limit) => limit.role === role)?.mostFen ?? mostFen
  const most = numbered ? ofRole : Math.min(ofRole, withoutNumberFen)
  return grossFen > most ? reject('VISIT_NEEDS_MANAGER', { grossFen, mostFen: most, numbered }) : accept(null)
}

export type TakingBackRequest = {
  readonly role: string
  /** Brought or corrected by an import of the shop's DMS. */
  readonly imported: boolean
  /** Settled on the day on which it is voided or corrected. */
  readonly sameDay: boolean
}

/**
 * Who may void or correct a visit: the desk on the day itself, later a manager; one of the DMS is changed there and comes with the
 * next import, or by an administrator of the group. Refuses VISIT_IMPORTED and VOID_NEEDS_MANAGER.
 */
export function checkTakingBack({
  role,
  imported,
  sameDay,
}: TakingBackRequest): Result<null, 'VISIT_IMPORTED' | 'VOID_NEEDS_MANAGER'> {
  if (imported && role !== 'group_admin') return reject('VISIT_IMPORTED')
  return sameDay || managers.includes(role) ? accept(null) : reject('VOID_NEEDS_MANAGER')
}
