import {
  addDays,
  countedQualifying,
  lessRefund,
  payers,
  startOfBusinessDay,
  type BusinessDate,
  type PaidFen,
  type Payer,
  type SimulatedMember,
  type SimulatedVisit,
} from '@cheyou/domain'
import { placeholders, thenJoin, type Sql } from '../../../platform/db/sql.ts'
import { tierHistories } from '../membership/index.ts'
import { givenOn } from '../points/index.ts'
import { count, sum, notNull } from '../../../platform/db/columns.ts'
import { rows, soleRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members } from '../membership/membership.tables.ts'
import { visits } from '../../visits/visits/visits.tables.ts'
import { ledgerPostings, ledgerEntries } from '../points/points.tables.ts'

/** First and last day of settlement. */
export interface Period {
  from: BusinessDate
  to: BusinessDate
}

/** A visit of the past, with the instant that decides which rules were in force and the tier it was posted by. */
export type PastVisit = SimulatedVisit & {
  readonly settledAt: Date
  /** Null when it gave nothing, so that nothing was posted. */
  readonly postedTier: string | null
}

/** What some members did in the period. */
export interface PastMembers {
  members: SimulatedMember[]
  visits: PastVisit[]
  /** What these visits, as they stand now, really gave. */
  posted: { qualifying: number; redeemable: number }
}

/** A page of members. */
export interface MembersPage extends PastMembers {
  /** How many members this page went through, those without visits too. */
  read: number
  /** The id of the last of them. */
  upTo: string
}

/** The cause of a visit's points, as `visitCause` writes it, in SQL. */
const causeOfVisit = {
  sqlite: "'visit:' || v.id || ':' || v.revision",
  mysql: "CONCAT('visit:', v.id, ':', v.revision)",
} as const

/**
 * The posting `p` of the visit `v` in its current revision. The cause alone would do; the subject lets a database come from either
 * side, where it would else go through all visits of a member for each posting.
 */
const postingOfVisit = (dialect: Sql['dialect']) =>
  `p.memberId = v.memberId AND p.subjectId = v.id AND p.cause = ${causeOfVisit[dialect]}`

export async function countMembers(sql: Sql, groupId: string): Promise<number> {
  const row = await soleRow(sql, { n: count() }, 'SELECT COUNT(*) AS n FROM members WHERE groupId = ?', [groupId])
  return row.n
}

/**
 * The members with visits in the period, a page at a time and in the order of their ids, each as they stood before it, with
 * their settled visits in the order of settlement (req. 2.3). Memory does not grow with the number of visits.
 */
export async function* pastMembers(
  sql: Sql,
  groupId: string,
  period: Period,
  { after, atATime }: { after: string; atATime: number },
): AsyncGenerator<MembersPage> {
  const refunds = await namedRefunds(sql, groupId, period)
  for (let from = after; ;) {
    const page = await rows(
      sql,
      { id: members.id },
      'SELECT id FROM members WHERE groupId = ? AND id > ? ORDER BY id LIMIT ?',
      [groupId, from, atATime],
    )
    if (page.length === 0) return
    const ids = page.map(({ id }) => id)
    from = ids.at(-1)!
    yield { read: ids.length, upTo: from, ...(await pageOf(sql, ids, { period, refunds })) }
  }
}

async function pageOf(
  sql: Sql,
  ids: readonly string[],
  { period, refunds }: { period: Period; refunds: RefundsOfOrders },
): Promise<PastMembers> {
  const found = await visitsOf(sql, ids, period)
  const settled = found.map((row) => pastVisit(row, refunds.get(row.visitId) ?? []))
  const seen = [...new Set(settled.map(({ memberId }) => memberId))]
  if (seen.length === 0) return { members: [], visits: [], posted: { qualifying: 0, redeemable: 0 } }
  const histories = await tierHistories(sql, seen)
  const qualifying = await qualifyingBefore(sql, seen, period.from)
  const setAside = await setAsideBefore(sql, seen, period.from)
  const before = seen.map((memberId) => {
    const history = histories.get(memberId) ?? []
    const last = history.findLast((change) => change.effectiveOn < period.from) ?? history[0]
    if (!last) throw new Error('A member without a tier')
    const counted = countedQualifying(qualifying.get(memberId) ?? 0, setAside.get(memberId) ?? 0)
    return { memberId, tier: last.toTier, qualifying: counted }
  })
  return {
    members: before,
    visits: settled,
    posted: await postedIn(sql, seen, { period, taken: found.flatMap(({ visitId }) => refunds.get(visitId) ?? []) }),
  }
}

const visitRowShape = {
  visitId: visits.id,
  memberId: notNull(visits.memberId),
  refund: visits.refund,
  ...pick(visits, 'settledOn', 'settledAt', 'workType', 'customerFen', 'insurerFen', 'manufacturerFen', 'internalFen'),
  tier: ledgerPostings.tier,
}
type VisitRow = RowOf<typeof visitRowShape>

/** Visits, and refunds that name no order, of which each is by itself. */
const byThemselves = "v.state = 'settled' AND (v.refund IS NULL OR v.refund = 'unnamed')"

/** Rates know the payer and not the line, so the sums by payer that a visit keeps earn what its lines earn. */
async function visitsOf(sql: Sql, ids: readonly string[], { from, to }: Period): Promise<VisitRow[]> {
  return rows(
    sql,
    visitRowShape,
    `SELECT v.id AS visitId, v.memberId, v.refund, v.settledOn, v.settledAt, v.workType, v.customerFen, v.insurerFen, v.manufacturerFen, v.internalFen,
       p.tier
     FROM visits v LEFT JOIN ledger_postings p ON ${postingOfVisit(sql.dialect)}
     WHERE v.memberId IN (${placeholders(ids.length)}) AND v.settledAt >= ? AND v.settledAt < ? AND ${byThemselves}
     ORDER BY v.memberId, v.settledAt, v.id`,
    [...ids, startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1))],
  )
}

/** A visit with what its payers paid after its refunds, whenever they came: their points are taken from it. */
function pastVisit(row: VisitRow, refunds: readonly PaidFen[]): PastVisit {
  const { memberId, settledOn, settledAt, workType, tier } = row
  const paid = refunds.reduce(lessRefund, paidFor(row))
  const sign = row.refund === null ? 1 : -1
  const lines = payers.map((payer, index) => ({
    lineNo: index + 1,
    lineKind: 'labour' as const,
    payer,
    amountFen: sign * paid[payer],
  }))
  return {
    memberId,
    settledOn,
    settledAt,
    workType,
    lines: lines.filter(({ amountFen }) => amountFen !== 0),
    ...(row.refund !== null && { refund: true }),
    postedTier: tier,
  }
}

const paidFor = (row: Pick<VisitRow, `${Payer}Fen`>): PaidFen => ({
  customer: row.customerFen,
  insurer: row.insurerFen,
  manufacturer: row.manufacturerFen,
  internal: row.internalFen,
})

/** What refunds gave back and took, by the visit that they name. */
type RefundsOfOrders = ReadonlyMap<string, (PaidFen & { qualifying: number; redeemable: number })[]>

/** The refunds that name visits of the period, few as they are: from the index of what they name. */
async function namedRefunds(sql: Sql, groupId: string, { from, to }: Period): Promise<RefundsOfOrders> {
  const found = await rows(
    sql,
    {
      originalId: visits.id,
      ...pick(visits, 'customerFen', 'insurerFen', 'manufacturerFen', 'internalFen'),
      qualifying: sum(),
      redeemable: sum(),
    },
    `SELECT o.id AS originalId, v.customerFen, v.insurerFen, v.manufacturerFen, v.internalFen,
       ${givenOn('qualifying')} AS qualifying, ${givenOn('redeemable')} AS redeemable
     FROM sources s JOIN visits v ON v.sourceId = s.id AND v.originalOrderNumber > ''
       JOIN visits o ON o.sourceId = v.sourceId AND o.orderNumber = v.originalOrderNumber AND o.vehicleId = v.vehicleId
       LEFT JOIN ledger_postings p ON ${postingOfVisit(sql.dialect)}
     WHERE s.groupId = ? AND v.refund = 'named' AND v.state = 'settled' AND o.refund IS NULL
       AND o.settledAt >= ? AND o.settledAt < ?`,
    [groupId, startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1))],
  )
  const refunds = found.map(({ originalId, qualifying, redeemable, ...row }) => ({
    originalId,
    refund: { ...paidFor(row), qualifying, redeemable },
  }))
  return new Map(
    [...Map.groupBy(refunds, ({ originalId }) => originalId)].map(([id, own]) => [id, own.map(({ refund }) => refund)]),
  )
}

/** Qualifying points before a day; what was taken back later counts as never given. */
async function qualifyingBefore(sql: Sql, ids: readonly string[], day: BusinessDate): Promise<Map<string, number>> {
  const from = startOfBusinessDay(day)
  const marks = placeholders(ids.length)
  // Both parts begin with the postings before that day, so that the years of the period are not read for it.
  const found = await rows(
    sql,
    { memberId: ledgerPostings.memberId, points: sum() },
    `SELECT given.memberId, SUM(e.points) AS points FROM (
       SELECT p.memberId, p.id FROM ledger_postings p LEFT JOIN ledger_postings r ON r.id = p.reversesId
       WHERE p.memberId IN (${marks}) AND p.effectiveAt < ? AND COALESCE(r.effectiveAt, p.effectiveAt) < ?
       UNION ALL
       SELECT r.memberId, p.id FROM ledger_postings r
         JOIN ledger_postings p ON p.subjectId = r.subjectId AND p.reversesId = r.id
       WHERE r.memberId IN (${marks}) AND r.effectiveAt < ? AND p.effectiveAt >= ?
     ) given JOIN ledger_entries e ON e.postingId = given.id
     WHERE e.track = 'qualifying' AND e.account = 'member'
     GROUP BY given.memberId`,
    [...ids, from, from, ...ids, from, from],
  )
  return new Map(found.map(({ memberId, points }) => [memberId, points]))
}

/** Qualifying points that a downgrade before a day set aside: the replay must not lift by them again. */
async function setAsideBefore(sql: Sql, ids: readonly string[], day: BusinessDate): Promise<Map<string, number>> {
  const found = await rows(
    sql,
    { id: members.id, setAside: notNull(members.qualifyingSetAside) },
    `SELECT m.id, m.qualifyingSetAside AS setAside FROM members m
     WHERE m.id IN (${placeholders(ids.length)}) AND m.qualifyingSetAside > 0 AND EXISTS (SELECT 1 FROM tier_changes t
       WHERE t.memberId = m.id AND t.cause LIKE 'renewal:%' AND t.effectiveOn < ?)`,
    [...ids, day],
  )
  return new Map(found.map(({ id, setAside }) => [id, setAside]))
}

/** How many members of a tier had no visit in the period. */
export interface QuietMembers {
  tier: string
  members: number
}

export async function membersWithoutVisits(sql: Sql, groupId: string, { from, to }: Period): Promise<QuietMembers[]> {
  const found = await rows(
    sql,
    { tier: members.tier, members: count() },
    `SELECT m.tier, COUNT(*) AS members FROM members m
     WHERE m.groupId = ? AND m.mergedIntoId IS NULL AND NOT EXISTS (SELECT 1 FROM visits v
       WHERE v.customerId = m.customerId AND v.memberId IS NOT NULL AND v.settledAt >= ? AND v.settledAt < ? AND ${byThemselves})
     GROUP BY m.tier ORDER BY m.tier`,
    [groupId, startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1))],
  )
  return found
}

/** What visits of these members in the period, as they stand now, really gave. From the visits on, so that no other posting is read; `taken` is what their refunds took. */
async function postedIn(
  sql: Sql,
  ids: readonly string[],
  { period: { from, to }, taken }: { period: Period; taken: readonly PastMembers['posted'][] },
): Promise<PastMembers['posted']> {
  const then = thenJoin(sql.dialect)
  const found = await rows(
    sql,
    { track: ledgerEntries.track, points: sum() },
    `SELECT e.track, -SUM(e.points) AS points
     FROM visits v ${then} ledger_postings p ON ${postingOfVisit(sql.dialect)}
       ${then} ledger_entries e ON e.postingId = p.id
     WHERE v.memberId IN (${placeholders(ids.length)}) AND v.settledAt >= ? AND v.settledAt < ? AND ${byThemselves}
       AND e.account = 'issued' GROUP BY e.track`,
    [...ids, startOfBusinessDay(from), startOfBusinessDay(addDays(to, 1))],
  )
  const of = (track: 'qualifying' | 'redeemable') =>
    (found.find((row) => row.track === track)?.points ?? 0) + taken.reduce((total, own) => total + own[track], 0)
  return { qualifying: of('qualifying'), redeemable: of('redeemable') }
}
