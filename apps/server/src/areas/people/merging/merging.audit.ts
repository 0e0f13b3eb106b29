import type { AuditCheck } from '../../../platform/audit.ts'

/**
 * SQL: each card that went on in another, directly or through a third, and since when (`joined`: aliasId, keptId, at). What two
 * cards were given before is nobody's fault.
 */
export const CARDS_JOINED = `WITH RECURSIVE joined (aliasId, keptId, at) AS (
    SELECT mergedMemberId, keptMemberId, at FROM customer_merges WHERE mergedMemberId IS NOT NULL AND keptMemberId IS NOT NULL
    UNION ALL
    SELECT j.aliasId, m.keptMemberId, m.at FROM joined j JOIN customer_merges m ON m.mergedMemberId = j.keptId
      WHERE m.keptMemberId IS NOT NULL)`

/** An archive that is another's alias has nothing of its own any more: whatever it had, the kept one has (req. 1.7). */
export const mergingChecks: readonly AuditCheck[] = [
  {
    code: 'ALIAS_CHAIN',
    message: '被合并的档案指向的档案不存在或本身已被合并',
    sql: `SELECT c.id AS customerId, c.mergedIntoId FROM customers c LEFT JOIN customers k ON k.id = c.mergedIntoId
      WHERE c.mergedIntoId IS NOT NULL AND (k.id IS NULL OR k.mergedIntoId IS NOT NULL OR k.groupId <> c.groupId)`,
  },
  {
    code: 'ALIAS_ARCHIVE',
    message: '被合并的档案名下仍有车辆、门店或微信',
    sql: `SELECT c.id AS customerId FROM customers c WHERE c.mergedIntoId IS NOT NULL
      AND (EXISTS (SELECT 1 FROM vehicle_people v WHERE v.customerId = c.id)
        OR EXISTS (SELECT 1 FROM customer_stores s WHERE s.customerId = c.id)
        OR EXISTS (SELECT 1 FROM wechat_identities i WHERE i.customerId = c.id))`,
  },
  {
    code: 'MERGE_MISSING',
    message: '被合并的档案没有合并记录',
    sql: `SELECT c.id AS customerId FROM customers c WHERE c.mergedIntoId IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM customer_merges m WHERE m.mergedCustomerId = c.id)`,
  },
]
