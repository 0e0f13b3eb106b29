import { refundByItself, type PointsBack } from '@cheyou/domain'
import type { AuditFinding } from '../../../platform/audit.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { findPosting, givenBy, notReversed } from '../../club/points/index.ts'
import { ledgerPostings } from '../../club/points/points.tables.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import {
  namedRefunds,
  NOTHING,
  paidFor,
  refundedOrders,
  refundPostings,
  refundsNaming,
  refundsOf,
  type RecordedOrder,
} from './refunds.queries.ts'
import { visitCause } from './visit-posting.ts'
import { tiersOf } from './visit-points.audit.ts'
import { visits } from './visits.tables.ts'

const AT_ONCE = 500

type Posted = Awaited<ReturnType<typeof refundPostings>>[number]

/** What a refund may have taken by the rules: more than one answer where a tier changed on its day. */
interface Expected {
  refund: RecordedOrder
  memberId: string | null
  possible: PointsBack[]
}

/** Works out again what every refund takes and compares it with what was posted for it (req. 2.6), and finds postings of none. */
export async function refundFindings(read: Sql): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = await strayPostings(read)
  for (let after = ''; ;) {
    const page = await rows(
      read,
      pick(visits, 'id', 'groupId', 'sourceId', 'refund', 'originalOrderNumber'),
      `SELECT id, groupId, sourceId, refund, originalOrderNumber FROM visits
       WHERE refund IN ('named', 'unnamed') AND state = 'settled' AND id > ? ORDER BY id LIMIT ?`,
      [after, AT_ONCE],
    )
    if (page.length === 0) return findings
    after = page.at(-1)!.id
    for (const own of Map.groupBy(page, ({ sourceId }) => sourceId).values()) {
      const { groupId, sourceId } = own[0]!
      const ids = own.map(({ id }) => id)
      const numbers = own.flatMap(({ refund, originalOrderNumber }) =>
        refund === 'named' && originalOrderNumber !== null ? [originalOrderNumber] : [],
      )
      const posted = await refundPostings(read, ids)
      const expected = [
        ...(await expectedOfOrders(read, { groupId, sourceId }, [...new Set(numbers)])),
        ...(await expectedByThemselves(read, groupId, ids, posted)),
      ]
      for (const one of expected)
        if (ids.includes(one.refund.visitId)) findings.push(...(await compare(read, one, posted)))
    }
  }
}

async function expectedOfOrders(
  read: Sql,
  { groupId, sourceId }: { groupId: string; sourceId: string },
  orderNumbers: string[],
): Promise<Expected[]> {
  const refunds = await refundsNaming(read, sourceId, orderNumbers)
  const named = await namedRefunds(read, groupId, refunds, await refundedOrders(read, sourceId, orderNumbers))
  return named.map(({ refund, original, points }) => ({
    refund,
    memberId: original?.memberId ?? null,
    possible: [points],
  }))
}

async function expectedByThemselves(
  read: Sql,
  groupId: string,
  visitIds: readonly string[],
  posted: readonly Posted[],
): Promise<Expected[]> {
  const refunds = (await refundsOf(read, visitIds)).filter(({ memberId }) => memberId !== null)
  if (refunds.length === 0) return []
  const settledAt = refunds.map((refund) => refund.settledAt)
  const rulesAt = await rulesBetween(read, groupId, settledAt)
  const tiers = await tiersOf(read, [...new Set(refunds.flatMap(({ memberId }) => memberId ?? []))])
  return refunds.map((refund) => {
    const { visitId, workType, settledOn } = refund
    const memberId = refund.memberId!
    const rules = rulesAt(refund.settledAt)
    const own = posted.find(({ subjectId, reversal }) => subjectId === visitId && reversal === null)
    const held = (own?.tier ? [own.tier] : tiers(memberId, settledOn)).filter((tier) =>
      rules.tiers.some(({ code }) => code === tier),
    )
    return {
      refund,
      memberId,
      possible: held.map((tier) => refundByItself(paidFor(refund), { workType, settledOn, rules, tier })),
    }
  })
}

async function compare(read: Sql, expected: Expected, posted: readonly Posted[]): Promise<AuditFinding[]> {
  const { refund, memberId, possible } = expected
  const { visitId } = refund
  const standing = posted.find(({ subjectId, reversal }) => subjectId === visitId && reversal === null)
  const took = standing ? await takenBy(read, standing) : NOTHING
  const right = possible.some(
    (points) => points.qualifying === took.qualifying && points.redeemable === took.redeemable,
  )
  const owned = !standing || (standing.memberId === memberId && standing.cause === visitCause(refund))
  if (right && owned) return []
  const facts = { visitId, memberId, expected: possible[0] ?? NOTHING, posted: standing ? took : null }
  return [
    standing
      ? { code: 'REFUND_POINTS_WRONG', message: '退款扣回的积分与规则计算不符', facts }
      : { code: 'REFUND_POSTING_MISSING', message: '退款没有扣回积分', facts },
  ]
}

async function takenBy(read: Sql, { memberId, cause }: Posted): Promise<PointsBack> {
  const { qualifying, redeemable } = givenBy((await findPosting(read, memberId, cause))!)
  return { qualifying: -qualifying || 0, redeemable: -redeemable || 0 }
}

/** What was taken for a refund that is void, or none any more, and not given back. */
async function strayPostings(read: Sql): Promise<AuditFinding[]> {
  const found = await rows(
    read,
    { postingId: ledgerPostings.id, visitId: notNull(ledgerPostings.subjectId) },
    `SELECT p.id AS postingId, p.subjectId AS visitId FROM ledger_postings p LEFT JOIN visits v ON v.id = p.subjectId
     WHERE p.kind = 'visit_refund' AND ${notReversed}
       AND (v.id IS NULL OR v.state <> 'settled' OR v.refund IS NULL OR v.refund NOT IN (${placeholders(2)}))`,
    ['named', 'unnamed'],
  )
  return found.map((facts) => ({ code: 'REFUND_POSTING_STRAY', message: '作废或已更正的退款仍扣着积分', facts }))
}
