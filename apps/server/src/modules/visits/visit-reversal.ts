import { reverseEarning, type Lot } from '@cheyou/domain'
import { givenBy, type PostedEntries, type PostingDraft } from '../points/index.ts'

/** The posting that takes a visit's points back on both tracks (req. 2.6): void, or the first half of a correction. */
export function visitReversal(
  posted: PostedEntries,
  lots: readonly Lot[],
  visit: { visitId: string; orderNumber: string; plate: string | null; at: Date; reason: string | null },
): { posting: PostingDraft; points: { qualifying: number; redeemable: number } } {
  const points = givenBy(posted)
  const { entries } = reverseEarning({ lots, ...points, ownLotId: posted.lotId })
  return {
    points,
    posting: {
      memberId: posted.memberId,
      cause: `${posted.cause}:reversal`,
      kind: 'visit_reversal',
      subjectId: visit.visitId,
      reversesId: posted.id,
      tier: posted.tier,
      ruleVersion: null,
      facts: { orderNumber: visit.orderNumber, plate: visit.plate, reason: visit.reason },
      effectiveAt: visit.at,
      entries,
    },
  }
}
