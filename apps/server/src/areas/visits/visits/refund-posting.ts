import { earnForVisit, expiryDate, restoreTaken, reverseEarning, type EarnedBy, type PointsBack } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { findPosting, lotsOfSubject, openLots, type RefundFacts } from '../../club/points/index.ts'
import { storedLines } from './known-orders.ts'
import type { PostingRun } from './posting-run.ts'
import type { RecordedOrder } from './refunds.queries.ts'
import { namedParts, visitCause } from './visit-posting.ts'

/** What a refund takes from a member. */
export interface TakingRefund {
  refund: RecordedOrder
  original: RecordedOrder | null
  memberId: string
  points: PointsBack
  by: EarnedBy
  workTypeName: string
}

/**
 * Posts what a refund takes (req. 2.6): from the lots of the order that it names first, then from those first to expire; what was
 * spent becomes a debt. Its cause is that of its order and revision, its explanation the refunded lines by the rates of the earning.
 */
export async function takeForRefund(unit: Unit, run: PostingRun, taking: TakingRefund): Promise<void> {
  const { refund, original, memberId, points, by, workTypeName } = taking
  const facts = await refundFacts(unit, refund, original, { by, workTypeName })
  await run.post(memberId, async () => {
    const own = await lotsAbout(unit, memberId, [...(original ? [original.visitId] : []), refund.visitId])
    const ownIds = own.lots.map(({ id }) => id)
    const others = (await openLots(unit.sql, memberId)).filter(({ id }) => !ownIds.includes(id))
    const lots = [...own.lots, ...others]
    const { entries } = reverseEarning({ lots, ...points, ownLotId: null, furtherLotIds: ownIds, expired: own.expired })
    return {
      memberId,
      cause: visitCause(refund),
      kind: 'visit_refund',
      subjectId: refund.visitId,
      toAlias: true,
      tier: by.tier,
      ruleVersion: by.rules.version,
      facts,
      effectiveAt: refund.settledAt,
      entries,
    }
  })
}

/** Gives back what a refund took: it was corrected or voided, or the order that it names was (req. 2.6). */
export async function giveBackRefund(
  unit: Unit,
  run: PostingRun,
  refund: Pick<RecordedOrder, 'visitId' | 'orderNumber' | 'plate'>,
  standing: { memberId: string; cause: string },
  reason: string,
): Promise<void> {
  const { memberId, cause } = standing
  await run.post(memberId, async (balances) => {
    const posted = await findPosting(unit.sql, memberId, cause)
    if (!posted) throw new Error(`A refund without its posting ${cause}`)
    const facts = posted.facts as RefundFacts
    const { lot, entries } = restoreTaken({
      balances,
      taken: posted.entries,
      lot: { id: newId(), earnedOn: facts.earnedOn, expiresOn: facts.expiresOn },
    })
    return {
      memberId,
      cause: `${cause}:reversal`,
      kind: 'visit_reversal',
      subjectId: refund.visitId,
      reversesId: posted.id,
      toAlias: true,
      tier: posted.tier,
      ruleVersion: null,
      facts: { orderNumber: refund.orderNumber, plate: refund.plate, reason },
      effectiveAt: unit.now,
      entries,
      lot,
    }
  })
}

async function refundFacts(
  unit: Unit,
  refund: RecordedOrder,
  original: RecordedOrder | null,
  { by, workTypeName }: Pick<TakingRefund, 'by' | 'workTypeName'>,
): Promise<RefundFacts> {
  const { orderNumber, plate, visitId } = refund
  const lines = (await storedLines(unit.sql, [visitId])).get(visitId) ?? []
  return {
    orderNumber,
    plate,
    workType: by.workType,
    workTypeName,
    originalOrderNumber: original?.orderNumber ?? null,
    originalVisitId: original?.visitId ?? null,
    earnedOn: by.settledOn,
    expiresOn: expiryDate(by.settledOn, by.rules.expiry),
    parts: namedParts(earnForVisit({ lines, ...by }).parts, lines),
  }
}

async function lotsAbout(unit: Unit, memberId: string, subjects: readonly string[]) {
  const found = []
  for (const subject of subjects) found.push(await lotsOfSubject(unit.sql, memberId, subject))
  return { lots: found.flatMap(({ lots }) => lots), expired: found.flatMap(({ expired }) => expired) }
}
