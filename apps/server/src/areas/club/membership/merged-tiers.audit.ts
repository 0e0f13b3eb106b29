import { countedQualifying, decideUpgrade, type RuleSet } from '@cheyou/domain'
import type { AuditFinding } from '../../../platform/audit.ts'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { customerMerges } from '../../people/merging/merging.tables.ts'
import { pointAccounts } from '../points/points.tables.ts'
import { ruleSetOf, rulesInForce } from '../rules/index.ts'
import { ruleSets } from '../rules/rules.tables.ts'
import { members } from './membership.tables.ts'

const keptRowShape = {
  memberId: notNull(customerMerges.keptMemberId),
  ...pick(customerMerges, 'at'),
  ...pick(members, 'groupId', 'tier'),
  ...pick(pointAccounts, 'qualifying'),
  setAside: sum(),
}
type Kept = RowOf<typeof keptRowShape>

/** Where points lift at once, those of two cards lift by their sum when the cards become one (req. 1.5, 1.7). */
export async function mergedTierFindings(read: Sql): Promise<AuditFinding[]> {
  const kept = await rows(
    read,
    keptRowShape,
    `SELECT x.keptMemberId AS memberId, MAX(x.at) AS at, m.groupId, m.tier, a.qualifying,
       COALESCE(m.qualifyingSetAside, 0) AS setAside
     FROM customer_merges x JOIN members m ON m.id = x.keptMemberId AND m.mergedIntoId IS NULL
       JOIN point_accounts a ON a.memberId = m.id
     WHERE x.mergedMemberId IS NOT NULL GROUP BY x.keptMemberId, m.groupId, m.tier, a.qualifying, m.qualifyingSetAside
     ORDER BY x.keptMemberId`,
  )
  const findings: AuditFinding[] = []
  for (const member of kept) {
    const reached = await liftedSince(read, member)
    if (reached === null) continue
    const { memberId, tier } = member
    const facts = { memberId, tier, reached }
    findings.push({ code: 'MERGE_LIFTED_NOTHING', message: '合并后累计积分已达到更高等级，等级没有变', facts })
  }
  return findings
}

/** The tier that the points lift to by all rules since the merge; null where any of them lift to none. */
async function liftedSince(read: Sql, { groupId, at, tier, qualifying, setAside }: Kept): Promise<string | null> {
  const later = await rows(
    read,
    pick(ruleSets, 'version'),
    'SELECT version FROM rule_sets WHERE groupId = ? AND effectiveFrom > ? ORDER BY version',
    [groupId, at],
  )
  const liftsTo = (rules: RuleSet): string | null => {
    if (!rules.tiers.some(({ code }) => code === tier)) return null
    const decision = decideUpgrade(countedQualifying(qualifying, setAside), tier, rules)
    return decision.kind === 'upgrade' ? decision.to : null
  }
  let reached = liftsTo(await rulesInForce(read, groupId, at))
  for (const { version } of later) reached = reached && liftsTo(await ruleSetOf(read, groupId, version))
  return reached
}
