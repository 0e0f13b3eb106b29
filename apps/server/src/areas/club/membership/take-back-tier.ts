import type { FactsOf, pointsPosted } from '@cheyou/contract'
import { businessDateOf, countedQualifying, takenBackCause, tierWithoutGround, type TierStep } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { pointAccounts } from '../points/points.tables.ts'
import { ruleSetOf } from '../rules/index.ts'
import { members, tierChanges } from './membership.tables.ts'
import { changeTiers } from './tier-changes.ts'

type Posted = FactsOf<typeof pointsPosted>

/** A member whose tier rests on points that are gone. */
export interface LostGround {
  memberId: string
  from: string
  to: string
  ruleVersion: number
  effectiveOn: string
}

/**
 * Handles qualifying points that were taken back, by voiding, correcting or adjusting (req. 1.5, 2.6): a tier that rested on them alone
 * goes with them, from today on. A tier that rests on anything else stays.
 */
export async function takeBackTiers(unit: Unit, postings: readonly Posted[]): Promise<void> {
  if (postings.length === 0) return
  const causes = new Map(postings.map(({ memberId, cause }) => [memberId, cause]))
  const today = businessDateOf(unit.now)
  const lost = await withoutGround(unit.sql, [...causes.keys()].toSorted())
  await changeTiers(
    unit,
    lost.map(({ effectiveOn, ...change }) => ({
      ...change,
      cause: takenBackCause(causes.get(change.memberId) ?? ''),
      effectiveOn: effectiveOn > today ? effectiveOn : today,
    })),
  )
}

/** Those among members, in their order, whose points no longer reach the tier that they lifted them to. */
export async function withoutGround(sql: Sql, memberIds: readonly string[]): Promise<LostGround[]> {
  if (memberIds.length === 0) return []
  const found = await rows(
    sql,
    {
      memberId: members.id,
      ...pick(tierChanges, 'fromTier', 'toTier', 'cause', 'effectiveOn'),
      ...pick(members, 'groupId'),
      ruleVersion: notNull(tierChanges.ruleVersion),
      qualifying: pointAccounts.qualifying,
      setAside: sum(),
    },
    `SELECT m.id AS memberId, m.groupId, t.fromTier, t.toTier, t.cause, t.ruleVersion, t.effectiveOn, a.qualifying,
       COALESCE(m.qualifyingSetAside, 0) AS setAside
     FROM members m JOIN point_accounts a ON a.memberId = m.id JOIN tier_changes t ON t.memberId = m.id
     WHERE m.mergedIntoId IS NULL AND m.id IN (${placeholders(memberIds.length)}) ORDER BY m.id, t.effectiveOn, t.id`,
    [...memberIds],
  )
  const lost: LostGround[] = []
  for (const [memberId, history] of Map.groupBy(found, (row) => row.memberId)) {
    // Most have never risen.
    if (history.length < 2) continue
    const steps: TierStep[] = []
    for (const { groupId, fromTier, toTier, cause, ruleVersion } of history)
      steps.push({ from: fromTier, to: toTier, cause, rules: await ruleSetOf(sql, groupId, ruleVersion) })
    const { toTier: from, ruleVersion, effectiveOn, qualifying, setAside } = history.at(-1)!
    const to = tierWithoutGround(steps, countedQualifying(qualifying, setAside))
    if (to !== null) lost.push({ memberId, from, to, ruleVersion, effectiveOn })
  }
  return lost
}
