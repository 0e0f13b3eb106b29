import type { AuditCheck, AuditFinding } from '../../../platform/audit.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { withoutGround } from './take-back-tier.ts'
import { members, tierChanges } from './membership.tables.ts'

const AT_ONCE = 500

/** Every member has a ledger of their own, and nobody else has one (req. 2.9). */
export const memberChecks: readonly AuditCheck[] = [
  {
    code: 'POSTING_MEMBER_MISSING',
    message: '凭证的会员不存在',
    sql: `SELECT p.id AS postingId, p.memberId FROM ledger_postings p
      WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.id = p.memberId)`,
  },
  {
    code: 'ACCOUNT_MISSING',
    message: '会员没有积分账户',
    sql: `SELECT m.id AS memberId FROM members m
      WHERE NOT EXISTS (SELECT 1 FROM point_accounts a WHERE a.memberId = m.id)`,
  },
  {
    code: 'ACCOUNT_ORPHAN',
    message: '积分账户没有会员',
    sql: `SELECT a.memberId FROM point_accounts a WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.id = a.memberId)`,
  },
]

const changeRowShape = pick(tierChanges, 'memberId', 'fromTier', 'toTier')
type ChangeRow = RowOf<typeof changeRowShape>

/**
 * Every member's tier changes must lead from the first tier to the present one without a gap, and a tier that points alone lifted
 * must be reached by them still (req. 1.5, 2.6).
 */
export async function tierFindings(read: Sql): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (let after = ''; ;) {
    const page = await rows(
      read,
      pick(members, 'id', 'tier'),
      'SELECT id, tier FROM members WHERE id > ? ORDER BY id LIMIT ?',
      [after, AT_ONCE],
    )
    if (page.length === 0) return findings
    after = page.at(-1)!.id
    const ids = page.map((member) => member.id)
    const changes = await rows(
      read,
      changeRowShape,
      `SELECT memberId, fromTier, toTier FROM tier_changes WHERE memberId IN (${placeholders(page.length)})
       ORDER BY memberId, effectiveOn, id`,
      ids,
    )
    const histories = Map.groupBy(changes, (change) => change.memberId)
    const broken = page.filter(({ id, tier }) => !isChain(histories.get(id) ?? [], tier))
    for (const { id, tier } of broken)
      findings.push({ code: 'TIER_CHAIN_BROKEN', message: '等级变动记录不连续', facts: { memberId: id, tier } })
    const whole = page.filter((member) => !broken.includes(member)).map(({ id }) => id)
    for (const { memberId, from: tier, to: reached } of await withoutGround(read, whole))
      findings.push({
        code: 'TIER_WITHOUT_GROUND',
        message: '累计积分已收回，等级仍在',
        facts: { memberId, tier, reached },
      })
  }
}

function isChain(history: readonly ChangeRow[], tier: string): boolean {
  const linked = history.every((change, i) => change.fromTier === (history[i - 1]?.toTier ?? null))
  return linked && history.at(-1)?.toTier === tier
}
