import type { AuditCheck, AuditFinding } from '../../../platform/audit.ts'
import { idsOfDays, sealOf, type ClosedRows } from '../../../platform/audit/closed-days.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { rows } from '../../../platform/db/rows.ts'
import { withoutGround } from './tier-grounds.queries.ts'
import { members, tierChanges } from './membership.tables.ts'

const AT_ONCE = 500

/** Every member has a ledger of their own, and nobody else has one (req. 2.9). */
export const memberChecks: readonly AuditCheck[] = [
  {
    code: 'POSTING_MEMBER_MISSING',
    message: '凭证的会员不存在',
    of: 'postings',
    openSql: (among) => `SELECT p.id AS postingId, p.memberId FROM ledger_postings p
      WHERE ${among('p.id')} AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = p.memberId)`,
  },
  {
    code: 'ACCOUNT_MISSING',
    message: '会员没有积分账户',
    sql: `SELECT m.id AS memberId FROM members m
      WHERE NOT EXISTS (SELECT 1 FROM point_accounts a WHERE a.memberId = m.id)`,
  },
  {
    code: 'ACCOUNT_ORPHAN',
    message: '积分账户没有会员',
    sql: `SELECT a.memberId FROM point_accounts a WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.id = a.memberId)`,
  },
]

/** Changes of tiers are written once. What is open of them is their members'. */
export const closedTierChanges: ClosedRows = {
  name: 'tiers',
  days: `SELECT SUBSTR(at, 1, 10) AS day, ${sealOf('id', 'memberId', 'fromTier', 'toTier', 'effectiveOn')} AS seal
    FROM tier_changes GROUP BY SUBSTR(at, 1, 10)`,
  open: (read, days) =>
    idsOfDays(read, 'SELECT DISTINCT memberId AS id FROM tier_changes WHERE SUBSTR(at, 1, 10)', days),
}

/** Members whose tier changes do not lead from the first tier to the present one, without a gap. */
const BROKEN_CHAINS = `SELECT m.id AS memberId, m.tier FROM members m LEFT JOIN (
    SELECT t.memberId, SUM(CASE WHEN COALESCE(t.fromTier, '') = COALESCE(t.tierBefore, '') THEN 0 ELSE 1 END) AS gaps,
      MAX(CASE WHEN t.fromLast = 1 THEN t.toTier END) AS lastTier
    FROM (SELECT memberId, fromTier, toTier, LAG(toTier) OVER (PARTITION BY memberId ORDER BY effectiveOn, id) AS tierBefore,
        ROW_NUMBER() OVER (PARTITION BY memberId ORDER BY effectiveOn DESC, id DESC) AS fromLast FROM tier_changes) t
    GROUP BY t.memberId) h ON h.memberId = m.id
  WHERE h.memberId IS NULL OR h.gaps > 0 OR h.lastTier <> m.tier`

/**
 * Every member's tier changes must lead from the first tier to the present one without a gap, and a tier that points alone lifted
 * must be reached by them still (req. 1.5, 2.6).
 */
export async function tierFindings(read: Sql): Promise<AuditFinding[]> {
  const broken = await rows(read, { memberId: members.id, tier: members.tier }, BROKEN_CHAINS)
  const findings: AuditFinding[] = broken.map((facts) => ({
    code: 'TIER_CHAIN_BROKEN',
    message: '等级变动记录不连续',
    facts,
  }))
  const left = new Set(broken.map(({ memberId }) => memberId))
  // Most members have never risen.
  for (let after = ''; ;) {
    const page = await rows(
      read,
      { memberId: tierChanges.memberId },
      `SELECT memberId FROM tier_changes WHERE memberId > ? GROUP BY memberId HAVING COUNT(*) > 1 ORDER BY memberId LIMIT ?`,
      [after, AT_ONCE],
    )
    if (page.length === 0) return findings
    after = page.at(-1)!.memberId
    const risen = page.map(({ memberId }) => memberId).filter((memberId) => !left.has(memberId))
    for (const { memberId, from: tier, to: reached } of await withoutGround(read, risen))
      findings.push({
        code: 'TIER_WITHOUT_GROUND',
        message: '累计积分已收回，等级仍在',
        facts: { memberId, tier, reached },
      })
  }
}
