import { memberContinued } from '@cheyou/contract'
import { businessDateOf, tierRank, type Balances, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Moved } from '../../../platform/merging.ts'
import { continueAccount } from '../points/index.ts'
import { joinedYears, writeJoinedYears } from './join-years.ts'
import { changeTiers, tierHistories } from './tier-changes.ts'
import { closeCandidate } from './upgrade-queue.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members, presences } from './membership.tables.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { insuranceRenewals } from './membership-years.tables.ts'

/** One member who goes on in another, because both are one person (req. 1.7). */
export interface Continuation {
  mergeId: string
  from: string
  into: string
  /** Of both, locked. */
  balances: ReadonlyMap<string, Balances>
  rules: RuleSet
}

const memberRowShape = { ...pick(members, 'id', 'tier'), setAside: sum() }
type MemberRow = RowOf<typeof memberRowShape>

/**
 * Everything of a member goes to another: points, the better tier, the years, insurances; their card is none any more.
 * @returns the year that ran beside the one that goes on
 */
export async function continueMember(unit: Unit, continuation: Continuation): Promise<Moved['beside']> {
  const { mergeId, from, into, balances, rules } = continuation
  const cause = `merge:${mergeId}`
  const [leaving, staying] = [await memberRow(unit, from), await memberRow(unit, into)]
  const years = await joinedYears(unit.sql, { from, into }, businessDateOf(unit.now), rules)
  await continueAccount(unit, { from, to: into, cause, subjectId: mergeId, facts: {} }, balances)
  await unit.sql.run('UPDATE members SET mergedIntoId = ? WHERE id = ? OR mergedIntoId = ?', [into, from, from])
  await updateRows(unit.sql, insuranceRenewals, { memberId: into }, { memberId: from })
  await updateRows(unit.sql, presences, { memberId: into }, { memberId: from })
  await updateRows(unit.sql, members, { qualifyingSetAside: leaving.setAside + staying.setAside }, { id: into })
  await takeBetterTier(unit, continuation, { leaving, staying })
  await writeJoinedYears(unit, { from, into }, years)
  await closeCandidate(unit, from, 'withdrawn')
  unit.raise(memberContinued({ from, into, mergeId }))
  const { beside, current } = years
  return (
    beside && {
      memberId: beside.of === 'kept' ? into : from,
      startsOn: beside.year.startsOn,
      countsOn: current.startsOn,
    }
  )
}

async function takeBetterTier(
  unit: Unit,
  { mergeId, into, rules }: Continuation,
  { leaving, staying }: { leaving: MemberRow; staying: MemberRow },
): Promise<void> {
  if (rankOf(leaving.tier, rules) <= rankOf(staying.tier, rules)) return
  const last = (await tierHistories(unit.sql, [into])).get(into)?.at(-1)
  const today = businessDateOf(unit.now)
  const effectiveOn = last && last.effectiveOn > today ? last.effectiveOn : today
  const change = { memberId: into, from: staying.tier, to: leaving.tier, cause: `merge:${mergeId}`, effectiveOn }
  await changeTiers(unit, [{ ...change, ruleVersion: rules.version }])
}

/** A card goes on as it is in an archive that had none (req. 1.7). */
export async function handCardTo(unit: Unit, memberId: string, customerId: string): Promise<void> {
  await updateRows(unit.sql, members, { customerId }, { id: memberId })
}

async function memberRow(unit: Unit, memberId: string): Promise<MemberRow> {
  const row = await firstRow(
    unit.sql,
    memberRowShape,
    `SELECT id, tier, COALESCE(qualifyingSetAside, 0) AS setAside FROM members WHERE id = ? AND mergedIntoId IS NULL`,
    [memberId],
  )
  if (!row) throw new Error('A member to be merged who is none')
  return row
}

const rankOf = (code: string, rules: RuleSet) =>
  rules.tiers.some((tier) => tier.code === code) ? tierRank(code, rules) : -1
