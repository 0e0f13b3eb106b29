import type { AuditCheck } from '../../../platform/audit.ts'
import { CARDS_JOINED } from '../../people/merging/index.ts'

/** An account that went on in another is empty, and its past counts there (req. 1.7). */
export const aliasChecks: readonly AuditCheck[] = [
  {
    code: 'ALIAS_POINTS',
    message: '被合并的会员账户仍有积分',
    sql: `SELECT a.memberId, a.qualifying, a.redeemable, a.held, a.debt FROM point_accounts a
      WHERE a.mergedIntoId IS NOT NULL AND (a.qualifying <> 0 OR a.redeemable <> 0 OR a.held <> 0 OR a.debt <> 0
        OR EXISTS (SELECT 1 FROM point_lots l WHERE l.memberId = a.memberId AND l.remaining > 0))`,
  },
  {
    code: 'ALIAS_ACCOUNT_CHAIN',
    message: '被合并的会员账户指向的账户不存在或本身已被合并',
    sql: `SELECT a.memberId, a.mergedIntoId FROM point_accounts a LEFT JOIN point_accounts k ON k.memberId = a.mergedIntoId
      WHERE a.mergedIntoId IS NOT NULL AND (k.memberId IS NULL OR k.mergedIntoId IS NOT NULL)`,
  },
  {
    code: 'ALIAS_ADJUSTMENT',
    message: '被合并的会员名下仍有积分调整',
    sql: `SELECT j.id AS adjustmentId, j.memberId FROM point_accounts a JOIN point_adjustments j ON j.memberId = a.memberId
      WHERE a.mergedIntoId IS NOT NULL`,
  },
  {
    code: 'SOURCE_TWICE',
    message: '合并后同一事由又送了一次积分',
    sql: `${CARDS_JOINED}
      SELECT again.memberId, again.cause FROM joined j
        JOIN ledger_postings first ON first.memberId = j.aliasId AND first.kind = 'source'
        JOIN ledger_postings again ON again.memberId = j.keptId AND again.cause = first.cause
      WHERE again.postedAt > j.at`,
  },
]
