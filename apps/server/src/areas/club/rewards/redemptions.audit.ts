import type { AuditCheck } from '../../../platform/audit.ts'

/** Points of a redemption on an account, over all its postings. */
const standing = (account: string) => `COALESCE((SELECT SUM(e.points) FROM ledger_postings p
    JOIN ledger_entries e ON e.postingId = p.id
    WHERE p.subjectId = x.id AND p.memberId = x.memberId AND e.account = '${account}'), 0)`

const uses = `(SELECT COALESCE(SUM(u.takenFen + u.forfeitedFen), 0) FROM voucher_uses u
    WHERE u.redemptionId = x.id AND u.returnedAt IS NULL)`

/** Redemptions, their holds and what is left of vouchers agree with each other and with the ledger (req. 3.2, 3.3). */
export const redemptionChecks: readonly AuditCheck[] = [
  {
    code: 'HELD_WRONG',
    message: '冻结积分与待领取的兑换不符',
    sql: `SELECT a.memberId, a.held, COALESCE(SUM(r.points), 0) AS redemptions FROM point_accounts a
        LEFT JOIN redemptions r ON r.memberId = a.memberId AND r.state = 'held'
      GROUP BY a.memberId, a.held HAVING a.held <> COALESCE(SUM(r.points), 0)`,
  },
  {
    code: 'REDEMPTION_POINTS_WRONG',
    message: '兑换的积分与分录不符',
    sql: `SELECT x.id AS redemptionId, x.state, x.points, ${standing('held')} AS held, ${standing('redeemed')} AS redeemed
      FROM redemptions x
      WHERE ${standing('held')} <> CASE WHEN x.state = 'held' THEN x.points ELSE 0 END
        OR ${standing('redeemed')} <> CASE WHEN x.state = 'handed_over' THEN x.points ELSE 0 END`,
  },
  {
    code: 'REDEMPTION_QUANTITY_WRONG',
    message: '兑换的数量不对',
    sql: `SELECT x.id AS redemptionId, x.quantity FROM redemptions x
      WHERE x.quantity < 1 OR (x.faceFen IS NOT NULL AND x.quantity <> 1)`,
  },
  {
    code: 'REDEMPTION_CHANGE_MISSING',
    message: '兑换的变更记录不完整',
    sql: `SELECT x.id AS redemptionId, x.revision FROM redemptions x
      WHERE x.revision <> (SELECT COUNT(*) FROM redemption_changes c WHERE c.redemptionId = x.id)`,
  },
  {
    code: 'REDEMPTION_UNSEEN',
    message: '应能看到该兑换的门店没有登记',
    sql: `SELECT x.id AS redemptionId, t.storeId FROM redemptions x JOIN members m ON m.id = x.memberId
        JOIN customer_stores t ON t.customerId = m.customerId
        LEFT JOIN redemption_stores s ON s.redemptionId = x.id AND s.storeId = t.storeId WHERE s.storeId IS NULL
      UNION
      SELECT h.redemptionId, h.storeId FROM redemption_changes h
        LEFT JOIN redemption_stores s ON s.redemptionId = h.redemptionId AND s.storeId = h.storeId
      WHERE h.storeId IS NOT NULL AND s.storeId IS NULL`,
  },
  {
    code: 'REDEMPTION_STORE_STRAY',
    message: '登记可见的门店与兑换不符',
    sql: `SELECT s.redemptionId, s.storeId FROM redemption_stores s LEFT JOIN redemptions x ON x.id = s.redemptionId
        LEFT JOIN members m ON m.id = x.memberId
      WHERE x.id IS NULL OR x.heldAt <> s.heldAt OR (COALESCE(x.storeId, '') <> s.storeId
        AND NOT EXISTS (SELECT 1 FROM customer_stores t WHERE t.customerId = m.customerId AND t.storeId = s.storeId)
        AND NOT EXISTS (SELECT 1 FROM redemption_changes h WHERE h.redemptionId = s.redemptionId AND h.storeId = s.storeId))`,
  },
  {
    code: 'ALIAS_REDEMPTION',
    message: '被合并的会员名下仍有兑换',
    sql: `SELECT x.id AS redemptionId, x.memberId FROM members m JOIN redemptions x ON x.memberId = m.id
      WHERE m.mergedIntoId IS NOT NULL`,
  },
  {
    code: 'VOUCHER_LEFT_WRONG',
    message: '代金券余额与使用记录不符',
    // One handed over before vouchers were used at the till was given away whole, without a use.
    sql: `SELECT x.id AS redemptionId, x.faceFen, x.leftFen, ${uses} AS usedFen FROM redemptions x
      WHERE x.faceFen IS NOT NULL AND (x.leftFen < 0 OR x.leftFen <> x.faceFen - ${uses})
        AND NOT (x.state = 'handed_over' AND x.revision = 0 AND x.leftFen = 0)`,
  },
]
