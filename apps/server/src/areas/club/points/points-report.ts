import type { Sql } from '../../../platform/db/sql.ts'
import { text, sum as sumColumn } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { type RowOf } from '../../../platform/db/table.ts'
import { ledgerPostings, ledgerEntries } from './points.tables.ts'

/** Redeemable points of a month in Shanghai; `reversed` is what corrections, voids and manual adjustments took back. */
export interface PointsReportRow {
  /** `YYYY-MM` */
  month: string
  earned: number
  spent: number
  expired: number
  reversed: number
}

const sumRowShape = {
  month: text(),
  kind: ledgerPostings.kind,
  account: ledgerEntries.account,
  adjustedAway: sumColumn(),
  points: sumColumn(),
}
type SumRow = RowOf<typeof sumRowShape>

/** Eight hours on from UTC is Shanghai's calendar. */
const shanghaiMonth = {
  sqlite: "strftime('%Y-%m', p.effectiveAt, '+8 hours')",
  mysql: "DATE_FORMAT(DATE_ADD(p.effectiveAt, INTERVAL 8 HOUR), '%Y-%m')",
} as const

const adjustedAway = "CASE WHEN p.kind = 'adjustment' AND e.points > 0 THEN 1 ELSE 0 END"

/**
 * What was given and taken on the redeemable track, month by month, from the ledger's entries: `issued` tells what was given
 * and taken back, `redeemed` what was spent, `expired` what lapsed.
 */
export async function pointsReport(read: Sql, groupId: string): Promise<PointsReportRow[]> {
  const month = shanghaiMonth[read.dialect]
  const sums = await rows(
    read,
    sumRowShape,
    `SELECT ${month} AS month, p.kind, e.account, ${adjustedAway} AS adjustedAway, SUM(e.points) AS points
     FROM ledger_postings p JOIN ledger_entries e ON e.postingId = p.id
     WHERE p.groupId = ? AND e.track = 'redeemable' AND e.account IN ('issued', 'redeemed', 'expired')
     GROUP BY ${month}, p.kind, e.account, ${adjustedAway} ORDER BY month`,
    [groupId],
  )
  const months = Map.groupBy(sums, (sum) => sum.month)
  return [...months].map(([of, own]) => monthRow(of, own))
}

function monthRow(month: string, sums: readonly SumRow[]): PointsReportRow {
  const row: PointsReportRow = { month, earned: 0, spent: 0, expired: 0, reversed: 0 }
  for (const { kind, account, adjustedAway: taken, points } of sums) {
    const sum = points
    if (account === 'redeemed') row.spent += sum
    else if (account === 'expired') row.expired += sum
    else if (kind === 'visit_reversal' || kind === 'visit_refund' || taken === 1) row.reversed += sum
    else row.earned -= sum
  }
  return row
}
