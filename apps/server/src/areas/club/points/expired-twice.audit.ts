import type { AuditFinding } from '../../../platform/audit.ts'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { rows, soleRow } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { ledgersOf } from './accounts.ts'
import { placesOf } from './move-points.ts'
import { ledgerPostings, pointAccounts } from './points.tables.ts'
import { lotsOfReversals } from './posted.repository.ts'

/** Points of a voided visit that had expired, with whichever card of the person, were not taken from others (req. 1.7, 2.6). */
export async function expiredTwiceFindings(read: Sql): Promise<AuditFinding[]> {
  const voided = await rows(
    read,
    {
      keptId: notNull(pointAccounts.mergedIntoId),
      ...pick(ledgerPostings, 'memberId', 'subjectId', 'actId', 'postedAt'),
    },
    `SELECT a.mergedIntoId AS keptId, r.memberId, r.subjectId, r.actId, r.postedAt FROM point_accounts a
       JOIN ledger_postings r ON r.memberId = a.memberId AND r.kind = 'visit_reversal'
     WHERE a.mergedIntoId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_postings again
       WHERE again.subjectId = r.subjectId AND again.actId = r.actId AND again.kind = 'visit')
     ORDER BY r.id`,
  )
  const findings: AuditFinding[] = []
  for (const { keptId, memberId, subjectId: visitId, actId, postedAt } of voided) {
    const own = await lotsOfReversals(read, memberId, actId)
    const places = own.length === 0 ? [] : await placesOf(read, own, await ledgersOf(read, keptId))
    if (places.length === 0) continue
    const { points } = await soleRow(
      read,
      { points: sum() },
      `SELECT COALESCE(SUM(e.points), 0) AS points FROM ledger_entries e JOIN ledger_postings p ON p.id = e.postingId
       WHERE e.lotId IN (${placeholders(places.length)}) AND e.account = 'expired' AND p.postedAt <= ?`,
      [...places, postedAt],
    )
    if (points <= 0) continue
    const facts = { visitId, memberId: keptId, points }
    findings.push({ code: 'EXPIRED_TAKEN_AGAIN', message: '已到期的积分在作废时又扣了一次', facts })
  }
  return findings
}
