import type { AuditCheck } from '../../../platform/audit.ts'

/** Agreed prices and approved discounts are those of a card that is nobody's alias (req. 1.7). */
export const discountChecks: readonly AuditCheck[] = [
  {
    code: 'ALIAS_AGREEMENT',
    message: '被合并的会员名下仍有协议价或优惠审批',
    sql: `SELECT g.id, g.memberId FROM agreements g JOIN members m ON m.id = g.memberId WHERE m.mergedIntoId IS NOT NULL
      UNION ALL
      SELECT d.id, d.memberId FROM discount_approvals d JOIN members m ON m.id = d.memberId WHERE m.mergedIntoId IS NOT NULL`,
  },
]
