import type { FactsOf, pointsPosted } from '@cheyou/contract'
import { businessDateOf, decideCandidate, takenBackCause, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { ledgersOf } from '../points/index.ts'
import { ledgerPostings } from '../points/points.tables.ts'
import { ruleSetOf } from '../rules/index.ts'
import { members } from './membership.tables.ts'
import { withoutGround, type LostGround } from './tier-grounds.queries.ts'
import { changeTiers } from './tier-changes.ts'
import { upgradeFacts } from './upgrade-facts.queries.ts'
import { upgradeRecord } from './upgrade-member.ts'

type Posted = FactsOf<typeof pointsPosted>

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
  const these = placeholders(customerIds.length)
  const confirmed = await rows(
    unit.sql,
    { id: members.id },
    `SELECT DISTINCT COALESCE(m.mergedIntoId, m.id) AS id FROM members m
       JOIN tier_changes t ON t.memberId = m.id AND t.cause LIKE 'upgrade:repair:%'
     WHERE m.customerId IN (${these}) OR m.mergedIntoId IN (SELECT id FROM members WHERE customerId IN (${these}))
     ORDER BY id`,
    [...customerIds, ...customerIds],
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
    lost.map(({ effectiveOn, repair, confirmed: _, ...change }) => ({
      ...change,
      cause: takenBackCause(causes.get(change.memberId) ?? `visit:${repair}:${unit.act.id}`),
      effectiveOn: effectiveOn > today ? effectiveOn : today,
    })),
  )
  for (const ground of lost) await holdOtherwise(unit, ground)
}

/**
 * What has not lifted a tier yet, another repair or insurances, holds one that staff had confirmed, or a step of it: it takes the place
 * of what was taken back, and is used up by it. Points have been asked already. What lifted at once was never confirmed: then such a
 * repair invites.
 */
async function holdOtherwise(unit: Unit, lost: LostGround): Promise<void> {
  const { memberId, from, to, ruleVersion, effectiveOn, confirmed } = lost
  if (!confirmed) return
  const { groupId } = unit.act
  const rules = await ruleSetOf(unit.sql, groupId, ruleVersion)
  const today = businessDateOf(unit.now)
  for (let tier = to; rankIn(tier, rules) < rankIn(from, rules);) {
    const decision = decideCandidate(await upgradeFacts(unit.sql, groupId, memberId), rules)
    if (decision.kind === 'keep' || rankIn(decision.to, rules) > rankIn(from, rules)) return
    await changeTiers(unit, [
      { ...upgradeRecord(decision), memberId, effectiveOn: effectiveOn > today ? effectiveOn : today },
    ])
    tier = decision.to
  }
}

const rankIn = (code: string, { tiers }: RuleSet): number => tiers.findIndex((tier) => tier.code === code)

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
