import { addDays, businessDateOf, membershipState } from '@cheyou/domain'
import type { AuditCheck, AuditFinding } from '../../../platform/audit.ts'
import { notNull, nullable } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { membershipPeriods } from '../membership/membership-years.tables.ts'
import { rulesInForce } from '../rules/index.ts'
import { benefitUses } from './benefits.tables.ts'

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
]

const returnedShape = {
  useId: benefitUses.id,
  ...pick(benefitUses, 'groupId', 'memberId', 'usedOn', 'returnedOn'),
  undoneAt: notNull(benefitUses.undoneAt),
  startsOn: nullable(membershipPeriods.startsOn),
  endsOn: nullable(membershipPeriods.endsOn),
  paidUntil: nullable(membershipPeriods.endsOn),
}
type Returned = RowOf<typeof returnedShape>

/**
 * What came back when its year was over came back to the one that ran on that day of the shop, and after a lapse to none that is
 * over. A kept card's years lie together with those of the other, so that only what came back after the merge is known.
 */
export async function returnFindings(read: Sql): Promise<AuditFinding[]> {
  const returned = await rows(
    read,
    returnedShape,
    `SELECT u.id AS useId, u.groupId, u.memberId, u.usedOn, u.returnedOn, u.undoneAt, p.startsOn, p.endsOn,
       (SELECT MAX(q.endsOn) FROM membership_periods q WHERE q.memberId = u.memberId AND q.at < u.undoneAt) AS paidUntil
     FROM benefit_uses u LEFT JOIN membership_periods p ON p.memberId = u.memberId AND p.at < u.undoneAt
     WHERE u.undoneAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customer_merges x
       WHERE x.keptMemberId = u.memberId AND x.mergedMemberId IS NOT NULL AND x.at >= u.undoneAt)
     ORDER BY u.id, p.startsOn`,
  )
  const findings: AuditFinding[] = []
  for (const [useId, years] of Map.groupBy(returned, (row) => row.useId)) {
    const from = await usableFrom(read, years)
    const { memberId, usedOn, returnedOn } = years[0]!
    if (from === null || (returnedOn ?? usedOn) >= from) continue
    const facts = { useId, memberId, usedOn, startsOn: from }
    findings.push({ code: 'BENEFIT_RETURNED_TOO_EARLY', message: '权益退回到了已经结束的年度', facts })
  }
  return findings
}

/** The first day of the year that ran when a use came back; after a lapse the day after the one that ended. Null: no year is known. */
async function usableFrom(read: Sql, years: readonly Returned[]): Promise<string | null> {
  const { undoneAt, groupId, paidUntil } = years[0]!
  const day = businessDateOf(undoneAt)
  const year = years.findLast(({ startsOn }) => startsOn !== null && startsOn <= day)
  if (!year || paidUntil === null || year.endsOn === null) return null
  const { graceDays } = (await rulesInForce(read, groupId, undoneAt)).membership
  return membershipState(paidUntil, day, graceDays) === 'lapsed' ? addDays(year.endsOn, 1) : year.startsOn
}
