import { addDays, addMonths, entryTierBySpend, tierRank, type BusinessDate, type RuleSet } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import type { EntryPreview } from '@cheyou/contract'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { enrolments } from './membership-notices.tables.ts'

/** Before any visit. */
export const EVER: BusinessDate = '0001-01-01'

/** The first day on which spending counts for the entry tier on a day (req. 1.2). */
export function entryWindow(asOf: BusinessDate, rules: RuleSet): BusinessDate {
  const { windowMonths } = rules.entry.existing
  return windowMonths === null ? EVER : addMonths(addDays(asOf, 1), -windowMonths)
}

/** The tier somebody enters on at the desk, and why. */
export interface DeskEntry {
  tier: string
  /** What they paid themselves in the time that counts, in fen. */
  spendFen: number
  /** What the batch of existing customers took for this tier, and its day; null: the tier of new members. */
  byBatch: { leastSpendFen: number; asOf: BusinessDate } | null
}

/**
 * The tier of a customer who joins at the desk (req. 1.2): where their spending would have landed in the newest batch of existing
 * customers, and never below that of new members. Without a batch, or without a history, the tier of new members.
 */
export async function deskEntry(
  sql: Sql,
  groupId: string,
  customerId: string,
  { asOf, rules }: { asOf: BusinessDate; rules: RuleSet },
): Promise<DeskEntry> {
  const { newMember } = rules.entry
  const row = await firstRow(
    sql,
    { spendFen: sum() },
    `SELECT COALESCE(SUM(customerFen), 0) AS spendFen FROM visits
     WHERE customerId = ? AND state = 'settled' AND settledOn BETWEEN ? AND ?`,
    [customerId, entryWindow(asOf, rules), asOf],
  )
  const spendFen = row?.spendFen ?? 0
  const batch = await newestBatch(sql, groupId)
  // A tier that the rules do not know any more is no tier to enter on.
  const tiers = batch?.tiers.filter(({ tier }) => rules.tiers.some(({ code }) => code === tier)) ?? []
  const counts = tiers.map(({ tier, leastSpendFen }) => ({ tier, leastSpendFen, members: 0 }))
  const tier = entryTierBySpend(spendFen, counts, rules)
  const leastSpendFen = tiers.find((own) => own.tier === tier)?.leastSpendFen ?? null
  if (!batch || leastSpendFen === null || tierRank(tier, rules) <= tierRank(newMember, rules))
    return { tier: newMember, spendFen, byBatch: null }
  return { tier, spendFen, byBatch: { leastSpendFen, asOf: batch.asOf } }
}

async function newestBatch(sql: Sql, groupId: string): Promise<EntryPreview | null> {
  const row = await firstRow(
    sql,
    { preview: enrolments.preview },
    `SELECT preview FROM enrolments WHERE groupId = ? AND finishedAt IS NOT NULL ORDER BY startedAt DESC, id DESC LIMIT 1`,
    [groupId],
  )
  return row && row.preview
}
