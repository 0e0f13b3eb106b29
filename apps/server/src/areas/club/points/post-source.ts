import {
  addDays,
  applyEntries,
  businessDateOf,
  earnFromSource,
  endOfYear,
  expiryDate,
  postEarning,
  startOfBusinessDay,
  type Balances,
  type BusinessDate,
} from '@cheyou/domain'
import { nameIn } from '@cheyou/words'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rulesInForce } from '../rules/index.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { ledgersOf, lockBalance } from './accounts.ts'
import { postEntries } from './post-entries.ts'
import { sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { ledgerPostings } from './points.tables.ts'

export interface SourceOccasion {
  memberId: string
  /** A code of the rules: `birthday`, `event`, `survey`, `referral` or the shop's own (req. 2.2). */
  source: string
  /** What happened, the same every time it is told: the year of a birthday, the id of an event. At most 40 characters. */
  occasion: string
  /** When it happened: decides rules, year and expiry. */
  at: Date
  /** The tier then, where the caller knows it. */
  tier?: string
}

export type SourcePosted =
  | { posted: true; cause: string; qualifying: number; redeemable: number; balances: Balances }
  | { posted: false; because: 'ALREADY_POSTED' | 'NOTHING_TO_GIVE' | 'SOURCE_UNKNOWN' | 'SOURCE_LIMIT_REACHED' }

/**
 * Gives the points of something else than a visit (req. 2.2) by the rules in force when it happened, within their limit per
 * calendar year. Told twice, it posts once: occasions of a member come one after the other, behind the lock on their balance.
 */
export async function postSource(unit: Unit, occasion: SourceOccasion): Promise<SourcePosted> {
  const { memberId, source, at, tier = null } = occasion
  const rules = await rulesInForce(unit.sql, unit.act.groupId, at)
  const balances = await lockBalance(unit, memberId)
  const cause = `source:${source}:${occasion.occasion}`
  const on = businessDateOf(at)
  const earlier = await earlierOf(unit, memberId, source, on)
  if (earlier.causes.has(cause)) return { posted: false, because: 'ALREADY_POSTED' }
  const decision = earnFromSource(source, earlier.thisYear, rules)
  if (!decision.ok) return { posted: false, because: decision.code }
  const { qualifying, redeemable } = decision.value
  if (qualifying === 0 && redeemable === 0) return { posted: false, because: 'NOTHING_TO_GIVE' }
  const lot = { id: newId(), earnedOn: on, expiresOn: expiryDate(on, rules.expiry) }
  const earning = postEarning({ balances, qualifying, redeemable, lot })
  const sourceName = nameIn('source', rules.earning.sources, source)
  await postEntries(unit, new Map([[memberId, balances]]), [
    {
      memberId,
      cause,
      kind: 'source',
      subjectId: memberId,
      tier,
      ruleVersion: rules.version,
      facts: { source, sourceName },
      effectiveAt: at,
      ...earning,
    },
  ])
  return { posted: true, cause, qualifying, redeemable, balances: applyEntries(balances, earning.entries) }
}

/** What a source has given a person: every cause, and how often in the calendar year of a day. */
async function earlierOf(
  unit: Unit,
  memberId: string,
  source: string,
  on: BusinessDate,
): Promise<{ causes: Set<string>; thisYear: number }> {
  const begins = startOfBusinessDay(`${on.slice(0, 4)}-01-01`)
  const ends = startOfBusinessDay(addDays(endOfYear(on), 1))
  const ledgers = await ledgersOf(unit.sql, memberId)
  const found = await rows(
    unit.sql,
    { cause: ledgerPostings.cause, thisYear: sum() },
    `SELECT cause, CASE WHEN effectiveAt >= ? AND effectiveAt < ? THEN 1 ELSE 0 END AS thisYear
     FROM ledger_postings WHERE memberId IN (${placeholders(ledgers.length)}) AND cause >= ? AND cause < ?`,
    // The character after the colon ends the range, so that the index of causes answers.
    [begins, ends, ...ledgers, `source:${source}:`, `source:${source};`],
  )
  return {
    causes: new Set(found.map((row) => row.cause)),
    thisYear: found.reduce((times, row) => times + row.thisYear, 0),
  }
}
