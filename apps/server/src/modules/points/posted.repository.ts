import type { Account, EntryDraft, Track } from '@cheyou/domain'
import { integer, type Sql } from '../../db/sql.ts'

/** A posting read back, to reverse it or to go on from it. */
export interface PostedEntries {
  id: string
  memberId: string
  cause: string
  tier: string | null
  entries: EntryDraft[]
  /** The lot it opened. */
  lotId: string | null
  lotPoints: number
  lotEarnedOn: string | null
}

interface EntryRow {
  id: string
  memberId: string
  cause: string
  tier: string | null
  track: Track
  account: Account
  points: unknown
  entryLotId: string | null
  lotId: string | null
  lotPoints: unknown
  lotEarnedOn: string | null
}

/** The posting of a cause with its entries, or null when there is none. */
export async function findPosting(sql: Sql, memberId: string, cause: string): Promise<PostedEntries | null> {
  const rows = await sql.all<EntryRow>(
    `SELECT p.id, p.memberId, p.cause, p.tier, e.track, e.account, e.points, e.lotId AS entryLotId,
       l.id AS lotId, l.points AS lotPoints, l.earnedOn AS lotEarnedOn
     FROM ledger_postings p JOIN ledger_entries e ON e.postingId = p.id LEFT JOIN point_lots l ON l.postingId = p.id
     WHERE p.memberId = ? AND p.cause = ? ORDER BY e.id`,
    [memberId, cause],
  )
  const [first] = rows
  if (!first) return null
  return {
    id: first.id,
    memberId: first.memberId,
    cause: first.cause,
    tier: first.tier,
    entries: rows.map(({ track, account, points, entryLotId }) => ({
      track,
      account,
      amount: integer(points),
      lotId: entryLotId,
    })),
    lotId: first.lotId,
    lotPoints: first.lotPoints === null ? 0 : integer(first.lotPoints),
    lotEarnedOn: first.lotEarnedOn,
  }
}

/** What a posting gave on each track: whole points, the part that paid a debt included. */
export function givenBy(posting: Pick<PostedEntries, 'entries'>): { qualifying: number; redeemable: number } {
  const issued = (track: Track) =>
    -posting.entries
      .filter((entry) => entry.track === track && entry.account === 'issued')
      .reduce((sum, entry) => sum + entry.amount, 0)
  return { qualifying: issued('qualifying') || 0, redeemable: issued('redeemable') || 0 }
}
