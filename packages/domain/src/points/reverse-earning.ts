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
}

/**
 * The entries that take an earning back on both tracks (req. 2.6): redeemable points from their own lot first, then
 * from the lots first to expire; what was already spent becomes a debt. Qualifying points go back in full, below 0 if
 * adjustments had lowered them meanwhile: nothing is clipped. Points held for a redemption stay held.
 */
export function reverseEarning(request: ReverseEarningRequest): { entries: EntryDraft[] } {
  const { lots, qualifying, redeemable, ownLotId } = request
  assertPoints(qualifying, 0)
  assertPoints(redeemable, 0)
  const entries: EntryDraft[] = []
  if (qualifying > 0) {
    entries.push({ track: 'qualifying', account: 'member', amount: -qualifying, lotId: null })
    entries.push({ track: 'qualifying', account: 'issued', amount: qualifying, lotId: null })
  }
  const own = lots.filter((lot) => lot.id === ownLotId)
  const others = lots.filter((lot) => lot.id !== ownLotId).toSorted(firstToExpire)
  const { draws, short } = drawLots([...own, ...others], redeemable)
  for (const draw of draws) {
    entries.push({ track: 'redeemable', account: 'member', amount: -draw.points, lotId: draw.lotId })
  }
  if (short > 0) entries.push({ track: 'redeemable', account: 'debt', amount: -short, lotId: null })
  if (redeemable > 0) entries.push({ track: 'redeemable', account: 'issued', amount: redeemable, lotId: null })
  return { entries }
}
