import type { AuditCheck } from '../../../platform/audit.ts'

/** What was used of a package counts for a card that is nobody's alias (req. 1.7); what came back can be used (req. 3.4). */
export const benefitChecks: readonly AuditCheck[] = [
  {
    code: 'ALIAS_BENEFIT',
    message: '被合并的会员名下仍有权益使用记录',
    sql: `SELECT u.id AS useId, u.memberId FROM members m JOIN benefit_uses u ON u.memberId = m.id
      WHERE m.mergedIntoId IS NOT NULL`,
  },
  {
    code: 'BENEFIT_RETURN_WRONG',
    message: '权益退回的年度与使用记录不符',
    sql: `SELECT id AS useId, memberId, usedOn, returnedOn FROM benefit_uses
      WHERE returnedOn IS NOT NULL AND (undoneAt IS NULL OR returnedOn <= usedOn)`,
  },
  {
    code: 'BENEFIT_RETURNED_TOO_EARLY',
    message: '权益退回到了已经结束的年度',
    // A later year ran when it was undone. Of a kept card the years of two cards lie together, and one may not have been its own then.
    sql: `SELECT u.id AS useId, u.memberId, u.usedOn, p.startsOn FROM benefit_uses u
        JOIN membership_periods p ON p.memberId = u.memberId AND p.startsOn > u.usedOn
      WHERE u.undoneAt IS NOT NULL AND p.startsOn <= u.undoneAt AND p.at < u.undoneAt
        AND (u.returnedOn IS NULL OR u.returnedOn < p.startsOn)
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.mergedIntoId = u.memberId)`,
  },
]
