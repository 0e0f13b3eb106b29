import type { AuditCheck } from '../../../platform/audit.ts'
import { CARDS_JOINED } from '../../people/merging/index.ts'

/** A card that went on in another holds nothing, and what it used up is used up (req. 1.7). */
export const cardAliasChecks: readonly AuditCheck[] = [
  {
    code: 'ALIAS_CARD_WRONG',
    message: '会员卡与积分账户的合并状态不符',
    sql: `SELECT m.id AS memberId, m.mergedIntoId, a.mergedIntoId AS accountInto FROM members m
        JOIN point_accounts a ON a.memberId = m.id
      WHERE COALESCE(m.mergedIntoId, '') <> COALESCE(a.mergedIntoId, '')`,
  },
  {
    code: 'ALIAS_CARD',
    message: '被合并的会员卡名下仍有续保或待升级',
    sql: `SELECT m.id AS memberId FROM members m WHERE m.mergedIntoId IS NOT NULL
      AND (EXISTS (SELECT 1 FROM insurance_renewals i WHERE i.memberId = m.id)
        OR EXISTS (SELECT 1 FROM upgrade_candidates u WHERE u.openMemberId = m.id))`,
  },
  {
    code: 'UPGRADE_TWICE',
    message: '合并后同一次维修或同一年续保又升了一次级',
    sql: `${CARDS_JOINED}
      SELECT again.memberId, again.cause FROM joined j
        JOIN tier_changes first ON first.memberId = j.aliasId AND first.cause LIKE 'upgrade:%'
        JOIN tier_changes again ON again.memberId = j.keptId AND again.cause = first.cause
      WHERE again.at > j.at`,
  },
]

/** Membership years follow one another: a day is in one of them, and after a merge the last one ends when the membership does. */
export const yearChecks: readonly AuditCheck[] = [
  {
    code: 'YEARS_OVERLAP',
    message: '会员资格期限重叠',
    sql: `SELECT p.memberId, p.startsOn, p.endsOn, q.startsOn AS nextStartsOn FROM membership_periods p
        JOIN members m ON m.id = p.memberId AND m.mergedIntoId IS NULL
        JOIN membership_periods q ON q.memberId = p.memberId AND q.startsOn > p.startsOn AND q.startsOn <= p.endsOn`,
  },
  {
    code: 'YEAR_END_WRONG',
    message: '合并后会员资格的到期日与最后一个期限不符',
    sql: `SELECT m.id AS memberId, m.membershipEndsOn, MAX(p.endsOn) AS lastEndsOn FROM members m
        JOIN membership_periods p ON p.memberId = m.id
      WHERE EXISTS (SELECT 1 FROM members a WHERE a.mergedIntoId = m.id) GROUP BY m.id, m.membershipEndsOn HAVING m.membershipEndsOn <> MAX(p.endsOn)`,
  },
]
