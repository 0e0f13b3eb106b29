import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { membershipNotices } from './membership-notices.tables.ts'

/** What the end of a membership year asked for: a reminder so many days before, the lapse, the review of the tier. */
export interface MembershipNotice {
  memberId: string
  kind: 'reminder' | 'lapse' | 'tier_review'
  endsOn: BusinessDate
  /** Of a reminder; 0 of the others. */
  leadDays: number
}

/**
 * Notes it unless it is noted already. For a unit that holds the lock on the member's balance: two that look at the same
 * moment come one after the other.
 */
export async function noteOnce(unit: Unit, { memberId, kind, endsOn, leadDays }: MembershipNotice): Promise<boolean> {
  const known = await unit.sql.one(
    'SELECT id FROM membership_notices WHERE memberId = ? AND endsOn = ? AND kind = ? AND leadDays = ?',
    [memberId, endsOn, kind, leadDays],
  )
  if (known) return false
  const { groupId, id: actId } = unit.act
  const notedOn = businessDateOf(unit.now)
  await insertRow(unit.sql, membershipNotices, {
    id: newId(),
    groupId,
    memberId,
    kind,
    endsOn,
    leadDays,
    notedOn,
    actId,
    at: unit.now,
  })
  return true
}
