import type { FactsOf, pointsPosted } from '@cheyou/contract'
import {
  businessDateOf,
  countedQualifying,
  repairBehind,
  takenBackCause,
  tierWithoutGround,
  type TierStep,
} from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { ledgersOf } from '../points/index.ts'
import { ledgerPostings, pointAccounts } from '../points/points.tables.ts'
import { ruleSetOf } from '../rules/index.ts'
import { members, tierChanges } from './membership.tables.ts'
import { changeTiers } from './tier-changes.ts'
import { paidOnVisits } from './upgrade-facts.queries.ts'

type Posted = FactsOf<typeof pointsPosted>

/** A member whose tier rests on points that are gone. */
export interface LostGround {
  memberId: string
  from: string
  to: string
  ruleVersion: number
  effectiveOn: string
  /** The visit whose repair counts no more, where that was its ground. */
  repair: string | null
}

/**
 * Handles qualifying points that were taken back, by voiding, correcting or adjusting (req. 1.5, 2.6): a tier that rested on them alone
 * goes with them, from today on. What stands on something else stays.
 */
export async function takeBackTiers(unit: Unit, postings: readonly Posted[]): Promise<void> {
  if (postings.length === 0) return
  const causes = new Map<string, string>()
  for (const { memberId, kind, cause } of postings)
    causes.set(memberId, kind === 'merge' ? ((await reversalBehind(unit, memberId)) ?? cause) : cause)
  await takeBack(unit, await withoutGround(unit.sql, [...causes.keys()].toSorted()), causes)
}

/** Handles visits that were voided or corrected: a tier that staff confirmed for such a repair goes with it, whatever it earned. */
export async function takeBackRepairs(unit: Unit, of: readonly { customerId: string }[]): Promise<void> {
  const customerIds = [...new Set(of.map(({ customerId }) => customerId))].toSorted()
  if (customerIds.length === 0) return
  const confirmed = await rows(
    unit.sql,
    { id: members.id },
    `SELECT DISTINCT m.id FROM members m JOIN tier_changes t ON t.memberId = m.id AND t.cause LIKE 'upgrade:repair:%'
     WHERE m.customerId IN (${placeholders(customerIds.length)}) ORDER BY m.id`,
    customerIds,
  )
  const lost = await withoutGround(
    unit.sql,
    confirmed.map(({ id }) => id),
  )
  await takeBack(unit, lost, new Map())
}

async function takeBack(unit: Unit, lost: readonly LostGround[], causes: ReadonlyMap<string, string>): Promise<void> {
  const today = businessDateOf(unit.now)
  await changeTiers(
    unit,
    lost.map(({ effectiveOn, repair, ...change }) => ({
      ...change,
      cause: takenBackCause(causes.get(change.memberId) ?? `visit:${repair}:${unit.act.id}`),
      effectiveOn: effectiveOn > today ? effectiveOn : today,
    })),
  )
}

/** The reversal of an alias's visit whose points this unit passed on to the kept member. */
async function reversalBehind(unit: Unit, memberId: string): Promise<string | null> {
  const ledgers = await ledgersOf(unit.sql, memberId)
  const reversal = await firstRow(
    unit.sql,
    { cause: ledgerPostings.cause },
    `SELECT cause FROM ledger_postings WHERE memberId IN (${placeholders(ledgers.length)}) AND kind = 'visit_reversal' AND actId = ?
     ORDER BY id DESC LIMIT 1`,
    [...ledgers, unit.act.id],
  )
  return reversal?.cause ?? null
}

/** Those among members, in their order, whose points no longer reach the tier that they lifted them to, or whose repair counts no more. */
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
  const paid = await paidOnVisits(
    sql,
    found.flatMap(({ cause }) => repairBehind(cause) ?? []),
  )
  const lost: LostGround[] = []
  for (const [memberId, history] of Map.groupBy(found, (row) => row.memberId)) {
    // Most have never risen.
    if (history.length < 2) continue
    const steps: TierStep[] = []
    let repair: string | null = null
    for (const { groupId, fromTier, toTier, cause, ruleVersion } of history) {
      const rules = await ruleSetOf(sql, groupId, ruleVersion)
      const visitId = repairBehind(cause)
      const repairGone = visitId !== null && (paid.get(visitId) ?? -1) < rules.upgrade.ways.repair.amountFen
      if (repairGone) repair = visitId
      steps.push({ from: fromTier, to: toTier, cause, rules, repairGone })
    }
    const { toTier: from, ruleVersion, effectiveOn, qualifying, setAside } = history.at(-1)!
    const to = tierWithoutGround(steps, countedQualifying(qualifying, setAside))
    if (to !== null) lost.push({ memberId, from, to, ruleVersion, effectiveOn, repair })
  }
  return lost
}
