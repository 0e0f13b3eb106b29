import type { AuditCheck } from '../../../platform/audit.ts'

/** How often a visit took a benefit off a line. */
const pieces = `(SELECT COUNT(*) FROM visit_discounts d
    WHERE d.visitId = u.visitId AND d.step = 'benefit' AND d.code = u.benefit AND (d.undoneAt IS NULL) = (u.undoneAt IS NULL))`

/** What a visit took off by a voucher. */
const takenBy = `(SELECT COALESCE(SUM(d.takenFen), 0) FROM visit_discounts d
    WHERE d.visitId = u.visitId AND d.step = 'voucher' AND d.code = u.redemptionId
      AND (d.undoneAt IS NULL) = (u.returnedAt IS NULL))`

/** What visits took off at the till agrees with their lines and with what was used of vouchers and benefits (req. 3.3 to 3.5). */
export const discountChecks: readonly AuditCheck[] = [
  {
    code: 'VOUCHER_USE_STRAY',
    message: '代金券的使用与兑换或到店记录不符',
    sql: `SELECT u.id AS useId, u.redemptionId, u.visitId FROM voucher_uses u
        LEFT JOIN redemptions x ON x.id = u.redemptionId LEFT JOIN visits v ON v.id = u.visitId
      WHERE x.id IS NULL OR x.memberId <> u.memberId OR x.faceFen IS NULL OR u.takenFen < 0 OR u.forfeitedFen < 0
          OR u.takenFen + u.forfeitedFen < 1
        OR (u.returnedAt IS NULL AND (x.state <> 'handed_over' OR v.id IS NULL OR v.state <> 'settled'))`,
  },
  {
    code: 'DISCOUNT_LINE_WRONG',
    message: '优惠与到店明细不符',
    sql: `SELECT d.visitId, d.lineNo FROM visit_discounts d LEFT JOIN visits v ON v.id = d.visitId
        LEFT JOIN visit_lines l ON l.visitId = d.visitId AND l.lineNo = d.lineNo
      WHERE v.id IS NULL OR d.takenFen < 0 OR (d.takenFen = 0 AND (d.revision = 1 OR d.rateMilli IS NOT NULL))
        OR (d.undoneAt IS NULL AND v.state <> 'settled')
        OR (d.revision = v.revision AND d.takenFen > 0 AND (l.visitId IS NULL OR l.payer <> 'customer' OR l.amountFen < 0))`,
  },
  {
    code: 'DISCOUNT_NOT_TAKEN',
    message: '到店时减免的金额又计入了应付和积分',
    // What came off an earlier revision and was not taken off this one: the bill is charged, and earns, whole.
    sql: `SELECT d.visitId, d.revision AS takenOff, v.revision, SUM(d.takenFen) AS takenFen
      FROM visit_discounts d JOIN visits v ON v.id = d.visitId
      WHERE d.undoneAt IS NULL AND d.revision <> v.revision GROUP BY d.visitId, d.revision, v.revision`,
  },
  {
    code: 'TILL_BILL_STRAY',
    message: '留存的结算单没有对应的到店记录',
    sql: `SELECT b.visitId FROM till_bills b LEFT JOIN visits v ON v.id = b.visitId
      WHERE v.id IS NULL OR v.state <> 'settled'`,
  },
  {
    code: 'DISCOUNT_VOUCHER_WRONG',
    message: '到店抵扣与代金券的使用记录不符',
    sql: `SELECT u.visitId, u.redemptionId, u.takenFen, ${takenBy} AS discountFen FROM voucher_uses u
      WHERE u.takenFen <> ${takenBy}`,
  },
  {
    code: 'DISCOUNT_BENEFIT_WRONG',
    message: '到店抵扣与权益的使用记录不符',
    sql: `SELECT u.visitId, u.benefit, u.quantity, ${pieces} AS times FROM benefit_uses u
      WHERE u.visitId IS NOT NULL AND u.quantity <> ${pieces}`,
  },
  {
    code: 'DISCOUNT_APPROVAL_WRONG',
    message: '到店优惠与店长的审批不符',
    sql: `SELECT a.id AS approvalId, a.visitId, a.amountFen FROM discount_approvals a
        LEFT JOIN visits v ON v.id = a.visitId
      WHERE a.state = 'used' AND (v.id IS NULL OR v.vehicleId <> a.vehicleId OR v.storeId <> a.storeId OR a.decidedBy IS NULL
        OR a.decidedBy = a.askedBy OR NOT EXISTS
          (SELECT 1 FROM visit_discounts d WHERE d.visitId = a.visitId AND d.step = 'discretion'))`,
  },
  {
    code: 'DISCOUNT_OFFER_STRAY',
    message: '到店抵扣没有对应的代金券或权益使用记录',
    sql: `SELECT d.visitId, d.step, d.code FROM visit_discounts d
      WHERE (d.step = 'voucher' AND NOT EXISTS
          (SELECT 1 FROM voucher_uses u WHERE u.visitId = d.visitId AND u.redemptionId = d.code))
        OR (d.step = 'benefit' AND NOT EXISTS
          (SELECT 1 FROM benefit_uses u WHERE u.visitId = d.visitId AND u.benefit = d.code))`,
  },
]
