import type { AuditCheck } from '../../../platform/audit.ts'

/** What was used of a package counts for a card that is nobody's alias (req. 1.7). */
export const benefitChecks: readonly AuditCheck[] = [
  {
    code: 'ALIAS_BENEFIT',
    message: '被合并的会员名下仍有权益使用记录',
    sql: `SELECT u.id AS useId, u.memberId FROM members m JOIN benefit_uses u ON u.memberId = m.id
      WHERE m.mergedIntoId IS NOT NULL`,
  },
]
