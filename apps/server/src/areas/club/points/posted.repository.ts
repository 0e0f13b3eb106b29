import type { Draw, EntryDraft, Lot, Track } from '@cheyou/domain'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { nullable, sum as sumColumn, notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { ledgerPostings, ledgerEntries, pointLots } from './points.tables.ts'
import type { RefundFacts } from './visit-facts.ts'

/** A posting read back, to reverse it or to go on from it. */
export interface PostedEntries {
  id: string
  memberId: string
  cause: string
  tier: string | null
  facts: object
  entries: EntryDraft[]
  /** The lot it opened. */
  lotId: string | null
  lotPoints: number
  lotEarnedOn: string | null
}

const entryRowShape = {
  ...pick(ledgerPostings, 'id', 'memberId', 'cause', 'tier', 'facts'),
  ...pick(ledgerEntries, 'track', 'account', 'points'),
  entryLotId: ledgerEntries.lotId,
  lotId: nullable(pointLots.id),
  lotPoints: nullable(pointLots.points),
  lotEarnedOn: nullable(pointLots.earnedOn),
}

/** Points of one lot: a draw. */
const drawShape = { lotId: notNull(ledgerEntries.lotId), points: sumColumn() }

/** The posting of a cause with its entries, or null when there is none. */
export async function findPosting(sql: Sql, memberId: string, cause: string): Promise<PostedEntries | null> {
  const found = await rows(
    sql,
    entryRowShape,
    `SELECT p.id, p.memberId, p.cause, p.tier, p.facts, e.track, e.account, e.points, e.lotId AS entryLotId,
       l.id AS lotId, l.points AS lotPoints, l.earnedOn AS lotEarnedOn
     FROM ledger_postings p JOIN ledger_entries e ON e.postingId = p.id LEFT JOIN point_lots l ON l.postingId = p.id
     WHERE p.memberId = ? AND p.cause = ? ORDER BY e.id`,
    [memberId, cause],
  )
  const [first] = found
  if (!first) return null
  return {
    id: first.id,
    memberId: first.memberId,
    cause: first.cause,
    tier: first.tier,
    facts: first.facts,
    entries: found.map(({ track, account, points, entryLotId }) => ({
      track,
      account,
      amount: points,
      lotId: entryLotId,
    })),
    lotId: first.lotId,
    lotPoints: first.lotPoints ?? 0,
    lotEarnedOn: first.lotEarnedOn,
  }
}

/** What a posting gave on each track: whole points, the part that paid a debt included. */
export function givenBy(posting: { readonly entries: readonly EntryDraft[] }): {
  qualifying: number
  redeemable: number
} {
  const issued = (track: Track) =>
    -posting.entries
      .filter((entry) => entry.track === track && entry.account === 'issued')
      .reduce((sum, entry) => sum + entry.amount, 0)
  return { qualifying: issued('qualifying') || 0, redeemable: issued('redeemable') || 0 }
}

/** The lots that postings about a subject opened, also those with nothing left, oldest first, and what expired out of them. */
export async function lotsOfSubject(
  sql: Sql,
  memberId: string,
  subjectId: string,
): Promise<{ lots: Lot[]; expired: Draw[] }> {
  const lots = await rows(
    sql,
    pick(pointLots, 'id', 'earnedOn', 'expiresOn', 'remaining'),
    `SELECT l.id, l.earnedOn, l.expiresOn, l.remaining FROM point_lots l JOIN ledger_postings p ON p.id = l.postingId
     WHERE p.subjectId = ? AND l.memberId = ? ORDER BY l.id`,
    [subjectId, memberId],
  )
  if (lots.every((lot) => lot.expiresOn === null)) return { lots, expired: [] }
  const expired = await expiredOutOf(
    sql,
    memberId,
    lots.map((lot) => lot.id),
  )
  return { lots, expired }
}

/** What expired out of lots of a member. */
export async function expiredOutOf(sql: Sql, memberId: string, lotIds: readonly string[]): Promise<Draw[]> {
  if (lotIds.length === 0) return []
  return rows(
    sql,
    drawShape,
    `SELECT lotId, SUM(points) AS points FROM ledger_entries
     WHERE memberId = ? AND account = 'expired' AND lotId IN (${placeholders(lotIds.length)})
     GROUP BY lotId HAVING SUM(points) > 0 ORDER BY lotId`,
    [memberId, ...lotIds],
  )
}

/** The lots of the visits that an act took back from a member, by voiding, correcting or refunding them. */
export async function lotsOfReversals(sql: Sql, memberId: string, actId: string): Promise<string[]> {
  const taking = await rows(
    sql,
    pick(ledgerPostings, 'subjectId', 'facts'),
    `SELECT subjectId, facts FROM ledger_postings
     WHERE memberId = ? AND kind IN ('visit_reversal', 'visit_refund') AND actId = ?`,
    [memberId, actId],
  )
  if (taking.length === 0) return []
  const subjects = taking.flatMap(({ subjectId, facts }) => [
    subjectId,
    ...[(facts as Partial<RefundFacts>).originalVisitId ?? []].flat(),
  ])
  const found = await rows(
    sql,
    pick(pointLots, 'id'),
    `SELECT l.id FROM point_lots l JOIN ledger_postings p ON p.id = l.postingId
     WHERE l.memberId = ? AND p.subjectId IN (${placeholders(subjects.length)}) ORDER BY l.id`,
    [memberId, ...subjects],
  )
  return found.map(({ id }) => id)
}

/** The postings by which lots moved between the ledgers of one person, with what they keep of it. */
export async function mergePostings(sql: Sql, memberIds: readonly string[]): Promise<{ facts: object }[]> {
  return rows(
    sql,
    pick(ledgerPostings, 'facts'),
    `SELECT facts FROM ledger_postings
     WHERE memberId IN (${placeholders(memberIds.length)}) AND cause >= 'merge:' AND cause < 'merge;' ORDER BY id`,
    [...memberIds],
  )
}

/**
 * The points of a subject that stand on `held` or on `redeemed` now, by lot, in the order in which they were drawn: what is
 * handed over, given back or taken back. For a unit that holds the lock on the member's balance.
 */
export async function drawsOfSubject(
  sql: Sql,
  memberId: string,
  subjectId: string,
  account: 'held' | 'redeemed',
): Promise<Draw[]> {
  return rows(
    sql,
    drawShape,
    `SELECT e.lotId, SUM(e.points) AS points FROM ledger_postings p JOIN ledger_entries e ON e.postingId = p.id
     WHERE p.subjectId = ? AND p.memberId = ? AND e.account = ?
     GROUP BY e.lotId HAVING SUM(e.points) > 0 ORDER BY MIN(e.id)`,
    [subjectId, memberId, account],
  )
}

/** The dates of lots, by lot. */
export async function lotDates(
  sql: Sql,
  lotIds: readonly string[],
): Promise<Map<string, Pick<Lot, 'earnedOn' | 'expiresOn'>>> {
  const found = await rows(
    sql,
    pick(pointLots, 'id', 'earnedOn', 'expiresOn'),
    `SELECT id, earnedOn, expiresOn FROM point_lots WHERE id IN (${placeholders(lotIds.length)})`,
    [...lotIds],
  )
  return new Map(found.map(({ id, ...dates }) => [id, dates]))
}
