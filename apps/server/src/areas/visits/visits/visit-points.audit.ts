import { earnForVisit, type LineKind, type Payer, type RuleSet } from '@cheyou/domain'
import type { AuditFinding } from '../../../platform/audit.ts'
import type { Open } from '../../../platform/audit/closed-days.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { givenBy } from '../../club/points/index.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { visits, visitLines } from './visits.tables.ts'
import { ledgerPostings, ledgerEntries } from '../../club/points/points.tables.ts'
import { tierChanges } from '../../club/membership/membership.tables.ts'

/** Beyond a thousand MariaDB makes a table of what is asked for, and reads everything else through. */
const AT_ONCE = 500

const visitRowShape = {
  visitId: visits.id,
  memberId: notNull(visits.memberId),
  ...pick(visits, 'groupId', 'revision', 'workType', 'settledOn', 'settledAt'),
}
type VisitRow = RowOf<typeof visitRowShape>

interface Line {
  visitId: string
  lineNo: number
  lineKind: LineKind
  payer: Payer
  amountFen: number
}

const SETTLED = `SELECT id AS visitId, memberId, groupId, revision, workType, settledOn, settledAt FROM visits
  WHERE state = 'settled' AND memberId IS NOT NULL AND refund IS NULL AND`

/** Works out every settled visit of a member again, or those that are open, and compares it with what was posted for it (req. 2.2, 2.4). */
export async function visitFindings(read: Sql, open: Open): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  const compareAll = async (page: readonly VisitRow[]): Promise<void> => {
    for (const [groupId, own] of Map.groupBy(page, (visit) => visit.groupId))
      findings.push(...(await compareVisits(read, groupId, own)))
  }
  if (open.idsOf('visits') !== null) {
    for (const { statement, params } of open.questions('visits', (among) => `${SETTLED} ${among('id')}`))
      await compareAll(await rows(read, visitRowShape, statement, params))
    return findings
  }
  for (let after = ''; ;) {
    const page = await rows(read, visitRowShape, `${SETTLED} id > ? ORDER BY id LIMIT ?`, [after, AT_ONCE])
    if (page.length === 0) return findings
    after = page.at(-1)!.visitId
    await compareAll(page)
  }
}

async function compareVisits(read: Sql, groupId: string, settled: readonly VisitRow[]): Promise<AuditFinding[]> {
  const ids = settled.map((visit) => visit.visitId)
  const lines = await linesOf(read, ids)
  const posted = await postedFor(read, ids)
  const tiers = await tiersOf(read, [...new Set(settled.map((visit) => visit.memberId))])
  const rulesAt = await rulesBetween(
    read,
    groupId,
    settled.map((visit) => visit.settledAt),
  )
  return settled.flatMap((visit) => {
    const own = posted.get(`visit:${visit.visitId}:${visit.revision}`)
    const possible = own?.tier ? [own.tier] : tiers(visit.memberId, visit.settledOn)
    return compare(visit, lines.get(visit.visitId) ?? [], own?.points ?? null, possible, rulesAt(visit.settledAt))
  })
}

function compare(
  { visitId, memberId, workType, settledOn }: VisitRow,
  lines: readonly Line[],
  posted: { qualifying: number; redeemable: number } | null,
  tiers: readonly string[],
  rules: RuleSet,
): AuditFinding[] {
  const known = tiers.filter((tier) => rules.tiers.some((rule) => rule.code === tier))
  if (known.length === 0)
    return [{ code: 'VISIT_TIER_UNKNOWN', message: '不知道结算时的会员等级', facts: { visitId, memberId, tiers } }]
  const earned = known.map((tier) => earnForVisit({ lines, workType, tier, rules, settledOn }))
  const { qualifying: given, redeemable: spendable } = posted ?? { qualifying: 0, redeemable: 0 }
  if (earned.some(({ qualifying, redeemable }) => qualifying === given && redeemable === spendable)) return []
  const { qualifying, redeemable } = earned[0]!
  const facts = { visitId, memberId, qualifying, redeemable, posted }
  return posted === null
    ? [{ code: 'VISIT_POSTING_MISSING', message: '应得的积分没有入账', facts }]
    : [{ code: 'VISIT_POINTS_WRONG', message: '入账的积分与规则计算不符', facts }]
}

/** What each payer pays of a visit, as one line: points are worked out from sums, and rounded once. */
async function linesOf(read: Sql, visitIds: readonly string[]): Promise<Map<string, Line[]>> {
  const found = await rows(
    read,
    { ...pick(visitLines, 'visitId', 'lineNo', 'lineKind', 'payer'), amountFen: sum() },
    `SELECT visitId, payer, MIN(lineNo) AS lineNo, MIN(lineKind) AS lineKind, SUM(amountFen) AS amountFen FROM visit_lines
     WHERE visitId IN (${placeholders(visitIds.length)}) GROUP BY visitId, payer`,
    [...visitIds],
  )
  return Map.groupBy(found, (line) => line.visitId)
}

interface PostedVisit {
  tier: string | null
  points: { qualifying: number; redeemable: number }
}

/** What is posted and not reversed, by cause. */
async function postedFor(read: Sql, visitIds: readonly string[]): Promise<Map<string, PostedVisit>> {
  const found = await rows(
    read,
    { ...pick(ledgerPostings, 'cause', 'tier'), ...pick(ledgerEntries, 'track', 'points') },
    `SELECT p.cause, p.tier, e.track, e.points FROM ledger_postings p
       JOIN ledger_entries e ON e.postingId = p.id AND e.account = 'issued'
     WHERE p.subjectId IN (${placeholders(visitIds.length)}) AND p.kind = 'visit'
       AND NOT EXISTS (SELECT 1 FROM ledger_postings r WHERE r.subjectId = p.subjectId AND r.reversesId = p.id)`,
    [...visitIds],
  )
  return new Map(
    [...Map.groupBy(found, (row) => row.cause)].map(([cause, own]) => {
      const entries = own.map(({ track, points }) => ({
        track,
        account: 'issued' as const,
        amount: points,
        lotId: null,
      }))
      return [cause, { tier: own[0]?.tier ?? null, points: givenBy({ entries }) }]
    }),
  )
}

/**
 * The tiers that members had in the course of a day, from their history. A visit that gave nothing left no posting that says which
 * one it was settled by, and a later visit of the day may have lifted the tier.
 */
export async function tiersOf(
  read: Sql,
  memberIds: readonly string[],
): Promise<(memberId: string, on: string) => string[]> {
  const found = await rows(
    read,
    pick(tierChanges, 'memberId', 'effectiveOn', 'toTier'),
    `SELECT memberId, effectiveOn, toTier FROM tier_changes WHERE memberId IN (${placeholders(memberIds.length)})
     ORDER BY memberId, effectiveOn, id`,
    [...memberIds],
  )
  const histories = Map.groupBy(found, (row) => row.memberId)
  return (memberId, on) => {
    const history = histories.get(memberId) ?? []
    const before = history.findLast((change) => change.effectiveOn < on)
    const during = history.filter((change) => change.effectiveOn === on)
    const held = [...(before ? [before] : []), ...during]
    return (held.length > 0 ? held : history.slice(0, 1)).map(({ toTier }) => toTier)
  }
}
