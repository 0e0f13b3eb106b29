import type { TierReview } from '@cheyou/contract'
import { addDays, businessDateOf, startOfBusinessDay, tierRank, type BusinessDate, type RuleSet } from '@cheyou/domain'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { ledgersOf } from '../points/index.ts'
import { currentYear } from './current-year.queries.ts'
import { tierNamed } from './member-cards.queries.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'

/**
 * Qualifying points of a member's own doing between two days, both included: what was taken back later counts on the day it was
 * given, and points that moved here from another archive of theirs count where they were earned (req. 1.5, 1.7).
 */
export async function earnedBetween(
  sql: Sql,
  memberId: string,
  from: BusinessDate,
  until: BusinessDate,
): Promise<number> {
  const ledgers = await ledgersOf(sql, memberId)
  const row = await firstRow(
    sql,
    { points: sum() },
    `SELECT COALESCE(SUM(e.points), 0) AS points
     FROM ledger_postings p JOIN ledger_entries e ON e.postingId = p.id
       LEFT JOIN ledger_postings r ON r.id = p.reversesId
     WHERE p.memberId IN (${placeholders(ledgers.length)})
       AND e.track = 'qualifying' AND e.account = 'member' AND p.kind <> 'merge'
       AND COALESCE(r.effectiveAt, p.effectiveAt) >= ? AND COALESCE(r.effectiveAt, p.effectiveAt) < ?`,
    [...ledgers, startOfBusinessDay(from), startOfBusinessDay(addDays(until, 1))],
  )
  return row?.points ?? 0
}

/** What keeping the tier asks of the year that runs, told before it is decided (req. 1.5); null where every tier is kept. */
export async function tierReview(sql: Sql, memberId: string, now: Date, rules: RuleSet): Promise<TierReview | null> {
  if (rules.downgrade.kind === 'keep') return null
  const today = businessDateOf(now)
  const year = await currentYear(sql, memberId, today, rules)
  const below = year && rules.tiers[tierRank(year.tier, rules) - 1]
  if (!below) return null
  const earned = await earnedBetween(sql, memberId, year.startsOn, today)
  const needed = rules.downgrade.belowQualifying
  return {
    tier: tierNamed(year.tier, rules),
    below: tierNamed(below.code, rules),
    earned,
    needed,
    missing: Math.max(0, needed - earned),
    by: year.endsOn,
  }
}
