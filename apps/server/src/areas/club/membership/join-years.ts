import { addDays, businessDateOf, joinYears, type BusinessDate, type JoinedYears, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { deleteRows, findRow, insertRows, listRows, updateRows } from '../../../platform/db/table-rows.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import { currentYear } from './current-year.queries.ts'
import { membershipNotices } from './membership-notices.tables.ts'
import { membershipPeriods } from './membership-years.tables.ts'
import { members } from './membership.tables.ts'

type Year = RowOf<typeof membershipPeriods>

/** Two members of whom one goes on in the other. */
export interface Cards {
  from: string
  into: string
}

/** What the membership years of two members become when one goes on in the other (req. 1.4, 1.7). */
export async function joinedYears(
  sql: Sql,
  { from, into }: Cards,
  today: BusinessDate,
  rules: RuleSet,
): Promise<JoinedYears<Year>> {
  return joinYears({
    kept: await yearsOf(sql, into, today, rules),
    merged: await yearsOf(sql, from, today, rules),
    today,
  })
}

async function yearsOf(sql: Sql, memberId: string, today: BusinessDate, rules: RuleSet): Promise<Year[]> {
  const years = await listRows(sql, membershipPeriods, { memberId }, { orderBy: ['startsOn'] })
  if (years.some(({ startsOn }) => startsOn <= today)) return years
  // Somebody who joined before years were kept.
  const year = await currentYear(sql, memberId, today, rules)
  const member = await findRow(sql, members, { id: memberId }, ['groupId', 'joinedOn'])
  if (!year || !member) throw new Error('A member to be merged who is none')
  const { startsOn, endsOn } = year
  const paid = { startsOn, endsOn, anchorOn: member.joinedOn, via: 'merge' as const, feeFen: 0 }
  const noted = { ruleVersion: rules.version, actId: '', at: new Date(0) }
  return [{ id: newId(), groupId: member.groupId, memberId, ...paid, ...noted }, ...years]
}

/** Writes them: years that come to the kept member, those that make room for them, and the last day. */
export async function writeJoinedYears(unit: Unit, cards: Cards, joined: JoinedYears<Year>): Promise<void> {
  const { kept, left, endsOn } = joined
  const noted = (year: Year): Year => (year.actId === '' ? { ...year, actId: unit.act.id, at: unit.now } : year)
  const written = [
    ...kept.map((year) => ({ ...noted(year), memberId: cards.into })),
    ...left.map((year) => ({ ...noted(year), memberId: cards.from })),
  ]
  // A day on which two years begin changes hands: all of them go before one comes.
  if (written.length > 0) await deleteRows(unit.sql, membershipPeriods, { id: written.map(({ id }) => id) })
  await insertRows(unit.sql, membershipPeriods, written)
  await updateRows(unit.sql, members, { membershipEndsOn: endsOn }, { id: cards.into })
  await moveNotices(unit, cards, kept)
}

/** What was noted of a year that comes along is not noted again: its reminders, its lapse, what it changed of the tier. */
async function moveNotices(unit: Unit, { from, into }: Cards, years: readonly Year[]): Promise<void> {
  const ends = new Set(years.flatMap(({ startsOn, endsOn }) => [addDays(startsOn, -1), endsOn]))
  const own = await listRows(unit.sql, membershipNotices, { memberId: into })
  const known = new Set(own.map(({ kind, endsOn, leadDays }) => `${kind} ${endsOn} ${leadDays}`))
  const coming = (await listRows(unit.sql, membershipNotices, { memberId: from })).filter(
    ({ kind, endsOn, leadDays }) => ends.has(endsOn) && !known.has(`${kind} ${endsOn} ${leadDays}`),
  )
  if (coming.length > 0)
    await updateRows(unit.sql, membershipNotices, { memberId: into }, { id: coming.map(({ id }) => id) })
}

/** The last day that is paid for after one member went on in another. */
export async function endAfterMerge(sql: Sql, cards: Cards, now: Date, rules: RuleSet): Promise<BusinessDate> {
  return (await joinedYears(sql, cards, businessDateOf(now), rules)).endsOn
}
