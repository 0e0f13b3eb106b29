import type { PeriodWay } from '@cheyou/contract/codes'
import { addDays, addMonths, membershipYear, type BusinessDate, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { membershipPeriods } from './membership-years.tables.ts'
import { members } from './membership.tables.ts'

export interface Period {
  startsOn: BusinessDate
  endsOn: BusinessDate
  anchorOn: BusinessDate
  via: PeriodWay
  feeFen: number
}

/** The year that a membership began with; for somebody who joined long ago, the one that runs now. */
export function firstPeriod(joinedOn: BusinessDate, today: BusinessDate, via: PeriodWay, rules: RuleSet): Period {
  const { startsOn, endsOn } = membershipYear(joinedOn, today, rules.membership.months)
  return { startsOn, endsOn, anchorOn: joinedOn, via, feeFen: 0 }
}

/** Writes membership years; returns their ids. */
export async function addPeriods(
  unit: Unit,
  periods: readonly (Period & { memberId: string })[],
  ruleVersion: number,
): Promise<string[]> {
  const { groupId, id: actId } = unit.act
  const found = periods.map((period) => ({ id: newId(), groupId, ...period, ruleVersion, actId, at: unit.now }))
  await insertRows(unit.sql, membershipPeriods, found)
  return found.map((row) => row.id)
}

/** The membership years of a member, newest first. */
export async function periodsOf(sql: Sql, memberId: string): Promise<Period[]> {
  const found = await rows(
    sql,
    pick(membershipPeriods, 'startsOn', 'endsOn', 'anchorOn', 'via', 'feeFen'),
    `SELECT startsOn, endsOn, anchorOn, via, feeFen FROM membership_periods WHERE memberId = ?
     ORDER BY startsOn DESC LIMIT 50`,
    [memberId],
  )
  return found
}

/** What renewing starts from. */
export interface MembershipYears {
  tier: string
  anchorOn: BusinessDate
  endsOn: BusinessDate
  /** The first day of the year that ends at `endsOn`. */
  startsOn: BusinessDate
}

/** The membership of a member as it is; null when there is no such member, or when they went on in another. */
export async function membershipOf(sql: Sql, memberId: string, rules: RuleSet): Promise<MembershipYears | null> {
  const row = await firstRow(
    sql,
    {
      ...pick(members, 'tier', 'joinedOn'),
      endsOn: members.membershipEndsOn,
      anchorOn: nullable(membershipPeriods.anchorOn),
      startsOn: nullable(membershipPeriods.startsOn),
    },
    `SELECT m.tier, m.joinedOn, m.membershipEndsOn AS endsOn, p.anchorOn, p.startsOn FROM members m
       LEFT JOIN membership_periods p ON p.memberId = m.id AND p.endsOn = m.membershipEndsOn
     WHERE m.id = ? AND m.mergedIntoId IS NULL ORDER BY p.startsOn DESC LIMIT 1`,
    [memberId],
  )
  if (!row) return null
  // Somebody who joined before years were kept: counted from joining.
  const startsOn = row.startsOn ?? addMonths(addDays(row.endsOn, 1), -rules.membership.months)
  return { tier: row.tier, anchorOn: row.anchorOn ?? row.joinedOn, endsOn: row.endsOn, startsOn }
}
