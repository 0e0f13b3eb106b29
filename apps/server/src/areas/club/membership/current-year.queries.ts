import {
  addDays,
  addMonths,
  membershipState,
  type BusinessDate,
  type MembershipState,
  type RuleSet,
} from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'
import { membershipPeriods } from './membership-years.tables.ts'

/** The membership year that a day counts for. */
export interface CurrentYear {
  tier: string
  state: MembershipState
  startsOn: BusinessDate
  endsOn: BusinessDate
  /** The day after the year before it ended: what came back between the two, after a lapse, is for this one. */
  returnsFrom: BusinessDate
  /** The last day that is paid for: later than `endsOn` when the next year is renewed already. */
  renewedUntil: BusinessDate
}

/**
 * The year that runs on a day (req. 1.4); in grace and after a lapse the one that ended last. A year renewed ahead does not
 * count before it begins. Null when there is no such member, or when they went on in another.
 */
export async function currentYear(
  sql: Sql,
  memberId: string,
  asOf: BusinessDate,
  rules: RuleSet,
): Promise<CurrentYear | null> {
  const row = await firstRow(
    sql,
    {
      ...pick(members, 'tier', 'membershipEndsOn'),
      startsOn: nullable(membershipPeriods.startsOn),
      endsOn: nullable(membershipPeriods.endsOn),
      previousEndsOn: nullable(membershipPeriods.endsOn),
    },
    `SELECT m.tier, m.membershipEndsOn, p.startsOn, p.endsOn,
       (SELECT MAX(q.endsOn) FROM membership_periods q WHERE q.memberId = m.id AND q.endsOn < p.startsOn) AS previousEndsOn
     FROM members m
       LEFT JOIN membership_periods p ON p.memberId = m.id AND p.startsOn <= ?
     WHERE m.id = ? AND m.mergedIntoId IS NULL ORDER BY p.startsOn DESC LIMIT 1`,
    [asOf, memberId],
  )
  if (!row) return null
  const { tier, membershipEndsOn: renewedUntil } = row
  const { months, graceDays } = rules.membership
  const state = membershipState(renewedUntil, asOf, graceDays)
  if (row.startsOn === null || row.endsOn === null) {
    const counted = countedBack(renewedUntil, asOf, months)
    return { tier, state, ...counted, returnsFrom: counted.startsOn, renewedUntil }
  }
  const { startsOn, endsOn, previousEndsOn } = row
  const returnsFrom = previousEndsOn === null ? startsOn : addDays(previousEndsOn, 1)
  return { tier, state, startsOn, endsOn, returnsFrom, renewedUntil }
}

/** Somebody who joined before years were kept: years counted back from the last day. */
function countedBack(lastDay: BusinessDate, asOf: BusinessDate, months: number) {
  const next = addDays(lastDay, 1)
  let years = 1
  while (addMonths(next, -years * months) > asOf) years += 1
  return { startsOn: addMonths(next, -years * months), endsOn: addDays(addMonths(next, -(years - 1) * months), -1) }
}
