import { reverseEarning, type ReverseEarningRequest } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import {
  findPosting,
  givenBy,
  lotsOfSubject,
  openLots,
  type PostedEntries,
  type PostingDraft,
} from '../../club/points/index.ts'
import { visitCause } from './visit-posting.ts'

/** What a revision of a visit gave, with the lots that decide where it is taken back from. */
export interface GivenByVisit {
  posted: PostedEntries
  before: ReverseEarningRequest
}

/**
 * Reads what a revision of a visit gave its member; null when it gave nothing. For a unit that holds the lock on their balance.
 * Corrections may have left the visit's points in lots of earlier revisions: all of them are its own.
 */
export async function givenByVisit(
  unit: Unit,
  visit: { visitId: string; memberId: string; revision: number },
): Promise<GivenByVisit | null> {
  const { memberId, visitId } = visit
  const posted = await findPosting(unit.sql, memberId, visitCause(visit))
  if (!posted) return null
  const own = await lotsOfSubject(unit.sql, memberId, visitId)
  const ownIds = new Set(own.lots.map((lot) => lot.id))
  const others = (await openLots(unit.sql, memberId)).filter((lot) => !ownIds.has(lot.id))
  const [ownLotId = null, ...furtherLotIds] = ownIds
  return {
    posted,
    before: { ...givenBy(posted), lots: [...own.lots, ...others], ownLotId, furtherLotIds, expired: own.expired },
  }
}

/** The posting that takes a visit's points back on both tracks (req. 2.6): void, or the first half of a correction. */
export function visitReversal(
  { posted, before }: GivenByVisit,
  visit: { visitId: string; orderNumber: string; plate: string | null; at: Date; reason: string | null },
): { posting: PostingDraft; points: { qualifying: number; redeemable: number } } {
  return {
    points: givenBy(posted),
    posting: {
      memberId: posted.memberId,
      cause: `${posted.cause}:reversal`,
      kind: 'visit_reversal',
      subjectId: visit.visitId,
      reversesId: posted.id,
      toAlias: true,
      tier: posted.tier,
      ruleVersion: null,
      facts: { orderNumber: visit.orderNumber, plate: visit.plate, reason: visit.reason },
      effectiveAt: visit.at,
      entries: reverseEarning(before).entries,
    },
  }
}
