import { assertPoints, drawLots, firstToExpire } from './draw-lots.ts'
import type { EntryDraft, Lot } from './types.ts'

export type ReverseEarningRequest = {
  /** Every lot of the member with points left, those past their date included: they cover before a debt is made. */
  readonly lots: readonly Lot[]
  /** What the posting to be taken back gave, whole points from 0. */
  readonly qualifying: number
  readonly redeemable: number
  /** The lot that posting opened; null when all of it went to a debt. */
  readonly ownLotId: string | null
  /** What expired out of its own lot: it was never spent, so it comes back from there. */
  readonly expiredFromOwnLot?: number
}

/**
 * The entries that take an earning back on both tracks (req. 2.6): redeemable points from their own lot first, then what
 * expired out of it, then from the lots first to expire; what was already spent becomes a debt. Qualifying points go back in
 * full, below 0 if adjustments had lowered them meanwhile: nothing is clipped. Points held for a redemption stay held.
 */
export function reverseEarning(request: ReverseEarningRequest): { entries: EntryDraft[] } {
  const { lots, qualifying, redeemable, ownLotId, expiredFromOwnLot = 0 } = request
  assertPoints(qualifying, 0)
  assertPoints(redeemable, 0)
  assertPoints(expiredFromOwnLot, 0)
  const entries: EntryDraft[] = []
  if (qualifying > 0) {
    entries.push({ track: 'qualifying', account: 'member', amount: -qualifying, lotId: null })
    entries.push({ track: 'qualifying', account: 'issued', amount: qualifying, lotId: null })
  }
  const fromOwn = drawLots(
    lots.filter((lot) => lot.id === ownLotId),
    redeemable,
  )
  const unexpired = Math.min(fromOwn.short, expiredFromOwnLot)
  const others = lots.filter((lot) => lot.id !== ownLotId).toSorted(firstToExpire)
  const fromOthers = drawLots(others, fromOwn.short - unexpired)
  for (const draw of fromOwn.draws) entries.push(taken(draw.lotId, draw.points))
  if (unexpired > 0) entries.push({ track: 'redeemable', account: 'expired', amount: -unexpired, lotId: ownLotId })
  for (const draw of fromOthers.draws) entries.push(taken(draw.lotId, draw.points))
  if (fromOthers.short > 0)
    entries.push({ track: 'redeemable', account: 'debt', amount: -fromOthers.short, lotId: null })
  if (redeemable > 0) entries.push({ track: 'redeemable', account: 'issued', amount: redeemable, lotId: null })
  return { entries }
}

const taken = (lotId: string, points: number): EntryDraft => ({
  track: 'redeemable',
  account: 'member',
  amount: -points,
  lotId,
})
