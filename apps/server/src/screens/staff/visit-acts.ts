import type { ConsoleVisitRow, TodayVisitRow } from '@cheyou/contract'
import { tillRoles } from '@cheyou/contract/codes'
import { checkVoiding, type BusinessDate } from '@cheyou/domain'
import type { StaffCaller } from '../../areas/people/auth/index.ts'

const keepTill: readonly string[] = tillRoles

/** A visit at a store of the caller's, with what they may do with it on that day (req. 2.6). */
export function withActs(row: ConsoleVisitRow, { role }: StaffCaller, today: BusinessDate): TodayVisitRow {
  const { show, memberId, settledBy, settledOn } = row
  const stands = show !== 'void' && memberId !== null
  const allowed = checkVoiding({ role, imported: settledBy === null, sameDay: settledOn === today }).ok
  return { ...row, can: stands && keepTill.includes(role) && allowed ? ['void'] : [] }
}
