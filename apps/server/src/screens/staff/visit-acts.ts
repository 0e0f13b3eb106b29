import type { ConsoleVisitRow, TodayVisitRow } from '@cheyou/contract'
import { tillRoles } from '@cheyou/contract/codes'
import { checkTakingBack, type BusinessDate } from '@cheyou/domain'
import type { StaffCaller } from '../../areas/people/auth/index.ts'

const keepTill: readonly string[] = tillRoles

/** A visit at a store of the caller's, with what they may do with it on that day (req. 2.6). */
export function withActs(row: ConsoleVisitRow, { role }: StaffCaller, today: BusinessDate): TodayVisitRow {
  const { show, memberId, settledBy, settledOn } = row
  const stands = show !== 'void' && memberId !== null
  const allowed = checkTakingBack({ role, imported: settledBy === null, sameDay: settledOn === today }).ok
  if (!stands || !keepTill.includes(role) || !allowed) return { ...row, can: [] }
  // A refund is taken back whole.
  return { ...row, can: show === 'refund' ? ['void'] : ['void', 'correct'] }
}
