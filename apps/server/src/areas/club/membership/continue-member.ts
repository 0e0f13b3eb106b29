import { memberContinued } from '@cheyou/contract'
import { addDays, businessDateOf, tierRank, type Balances, type BusinessDate, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { movePoints } from './follow-merges.ts'
import { addPeriods } from './periods.repository.ts'
import { changeTiers, tierHistories } from './tier-changes.ts'
import { closeCandidate } from './upgrade-queue.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'

/** One member who goes on in another, because both are one person (req. 1.7). */
export interface Continuation {
  mergeId: string
  from: string
  into: string
  /** Of both, locked. */
  balances: ReadonlyMap<string, Balances>
  rules: RuleSet
}

const memberRowShape = { ...pick(members, 'id', 'tier', 'membershipEndsOn'), setAside: sum() }
type MemberRow = RowOf<typeof memberRowShape>

/** Everything of a member goes to another: points, the better tier, the later end, insurances; their card is none any more. */
export async function continueMember(
  unit: Unit,
  { mergeId, from, into, balances, rules }: Continuation,
): Promise<void> {
  const cause = `merge:${mergeId}`
  const [leaving, staying] = [await memberRow(unit, from), await memberRow(unit, into)]
  await movePoints(unit, { from, to: into, cause, subjectId: mergeId, facts: {} }, balances)
  await unit.sql.run('UPDATE members SET mergedIntoId = ? WHERE id = ? OR mergedIntoId = ?', [into, from, from])
  await unit.sql.run('UPDATE insurance_renewals SET memberId = ? WHERE memberId = ?', [into, from])
  await unit.sql.run('UPDATE members SET qualifyingSetAside = ? WHERE id = ?', [
    leaving.setAside + staying.setAside,
    into,
  ])
  if (rankOf(leaving.tier, rules) > rankOf(staying.tier, rules)) {
    const last = (await tierHistories(unit.sql, [into])).get(into)?.at(-1)
    const today = businessDateOf(unit.now)
    const effectiveOn = last && last.effectiveOn > today ? last.effectiveOn : today
    const change = { memberId: into, from: staying.tier, to: leaving.tier, cause, effectiveOn }
    await changeTiers(unit, [{ ...change, ruleVersion: rules.version }])
  }
  await extendYear(unit, { into, until: leaving.membershipEndsOn, endsOn: staying.membershipEndsOn, rules })
  await closeCandidate(unit, from, 'withdrawn')
  unit.raise(memberContinued({ from, into, mergeId }))
}

/** A card goes on as it is in an archive that had none (req. 1.7). */
export async function handCardTo(unit: Unit, memberId: string, customerId: string): Promise<void> {
  await unit.sql.run('UPDATE members SET customerId = ? WHERE id = ?', [customerId, memberId])
}

async function memberRow(unit: Unit, memberId: string): Promise<MemberRow> {
  const row = await firstRow(
    unit.sql,
    memberRowShape,
    `SELECT id, tier, membershipEndsOn, COALESCE(qualifyingSetAside, 0) AS setAside FROM members
     WHERE id = ? AND mergedIntoId IS NULL`,
    [memberId],
  )
  if (!row) throw new Error('A member to be merged who is none')
  return row
}

const rankOf = (code: string, rules: RuleSet) =>
  rules.tiers.some((tier) => tier.code === code) ? tierRank(code, rules) : -1

/** What the other archive had paid for is not lost: the year runs on to the later end. */
async function extendYear(
  unit: Unit,
  { into, until, endsOn, rules }: { into: string; until: BusinessDate; endsOn: BusinessDate; rules: RuleSet },
): Promise<void> {
  if (until <= endsOn) return
  const startsOn = addDays(endsOn, 1)
  const period = { startsOn, endsOn: until, anchorOn: startsOn, via: 'merge', feeFen: 0 } as const
  await addPeriods(unit, [{ memberId: into, ...period }], rules.version)
  await unit.sql.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [until, into])
}
