import { payers } from '@cheyou/domain'
import type { AuditCheck } from '../../../platform/audit.ts'
import { idsFrom, idsOfDays, sealOf, type ClosedRows } from '../../../platform/audit/closed-days.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { CARDS_JOINED } from '../../people/merging/index.ts'

const sumOfLines = (payer: string) => `COALESCE(SUM(CASE WHEN l.payer = '${payer}' THEN l.amountFen ELSE 0 END), 0)`

const SEALED = [
  'id',
  'revision',
  'state',
  'memberId',
  'customerId',
  'workType',
  'settledAt',
  'refund',
  ...payers.map((payer) => `${payer}Fen`),
]

/**
 * Visits by the day they were settled on; their lines are written with them. Open with them are visits that points were posted for,
 * those of members whose tier changed, and those that other rules are in force for.
 */
export const closedVisits: ClosedRows = {
  name: 'visits',
  days: `SELECT settledOn AS day, ${sealOf(...SEALED)} AS seal FROM visits GROUP BY settledOn`,
  open: async (read, days, others) => [
    ...(await idsOfDays(read, 'SELECT id FROM visits WHERE settledOn', days)),
    ...(await idsFrom(
      read,
      others.questions(
        'postings',
        (among) => `SELECT DISTINCT subjectId AS id FROM ledger_postings WHERE ${among('id')}`,
      ),
    )),
    ...(await idsFrom(
      read,
      others.questions('tiers', (among) => `SELECT id FROM visits WHERE ${among('memberId')}`),
    )),
    ...(await settledSince(read, others.idsOf('rules') ?? [])),
  ],
}

async function settledSince(read: Sql, days: readonly string[]): Promise<string[]> {
  const [first] = days.toSorted()
  if (first === undefined) return []
  return idsFrom(read, [{ statement: 'SELECT id FROM visits WHERE settledAt >= ?', params: [`${first} 00:00:00.000`] }])
}

/** Visits agree with their lines, and give points only while they are settled (req. 2.2, 2.6). */
export const visitChecks: readonly AuditCheck[] = [
  {
    code: 'LINE_ORPHAN',
    message: '明细没有对应的到店记录',
    sql: `SELECT d.visitId, d.lineNo FROM (SELECT visitId, MIN(lineNo) AS lineNo FROM visit_lines GROUP BY visitId) d
        LEFT JOIN visits v ON v.id = d.visitId WHERE v.id IS NULL`,
  },
  {
    code: 'VISIT_SUMS_WRONG',
    message: '到店记录的金额与明细合计不符',
    of: 'visits',
    openSql: (
      among,
    ) => `SELECT v.id AS visitId FROM visits v LEFT JOIN (SELECT l.visitId, ${payers.map((payer) => `${sumOfLines(payer)} AS ${payer}Fen`).join(', ')}
        FROM visit_lines l WHERE ${among('l.visitId')} GROUP BY l.visitId) s ON s.visitId = v.id
      WHERE ${among('v.id')} AND (${payers.map((payer) => `v.${payer}Fen <> COALESCE(s.${payer}Fen, 0)`).join(' OR ')})`,
  },
  {
    code: 'LAST_VISIT_WRONG',
    message: '会员的最近到店日期与到店记录不符',
    sql: `SELECT m.id AS memberId FROM members m LEFT JOIN (SELECT v.customerId, MAX(v.settledOn) AS lastOn FROM visits v
        WHERE v.state = 'settled' AND v.refund IS NULL AND v.customerId IS NOT NULL GROUP BY v.customerId) seen ON seen.customerId = m.customerId
      WHERE COALESCE(m.lastVisitOn, '') <> COALESCE(seen.lastOn, '')`,
  },
  {
    code: 'ALIAS_VISIT',
    message: '被合并的档案名下仍有到店记录',
    sql: `SELECT v.id AS visitId, v.customerId FROM customers c JOIN visits v ON v.customerId = c.id
      WHERE c.mergedIntoId IS NOT NULL`,
  },
  {
    code: 'VISIT_EARNED_NOTHING',
    message: '合并之后收到的工单，当天已是会员却没有积分',
    // Orders known before the merge earn when the DMS tells of them again.
    sql: `${CARDS_JOINED}
      SELECT v.id AS visitId, k.id AS memberId, v.settledOn FROM joined j
        JOIN members a ON a.id = j.aliasId JOIN members k ON k.id = j.keptId AND k.mergedIntoId IS NULL
        JOIN visits v ON v.customerId = k.customerId
      WHERE v.state = 'settled' AND v.memberId IS NULL AND v.createdAt > j.at AND v.settledOn >= a.joinedOn`,
  },
  {
    code: 'VISIT_POSTING_STRAY',
    message: '作废或已更正的到店记录仍有未冲销的积分',
    of: 'visits',
    openSql: (
      among,
    ) => `SELECT p.subjectId AS visitId, p.id AS postingId FROM ledger_postings p LEFT JOIN visits v ON v.id = p.subjectId
      WHERE ${among('p.subjectId')} AND p.kind = 'visit' AND NOT EXISTS (SELECT 1 FROM ledger_postings r WHERE r.subjectId = p.subjectId AND r.reversesId = p.id)
        AND (v.id IS NULL OR v.state <> 'settled' OR v.memberId IS NULL OR v.memberId <> p.memberId)`,
  },
]
