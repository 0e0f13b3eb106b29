import { assertPoints, drawLots, firstToExpire } from './draw-lots.ts'
import type { Draw, EntryDraft, Lot } from './types.ts'

export type ReverseEarningRequest = {
  /** Every lot of the member with points left, those past their date included: they cover before a debt is made. */
  readonly lots: readonly Lot[]
  /** What the posting to be taken back gave, whole points from 0. */
  readonly qualifying: number
  readonly redeemable: number
  /** The lot that posting opened; null when all of it went to a debt. */
  readonly ownLotId: string | null
  /** Lots of the same order from its other revisions, where corrections have left its points. */
  readonly furtherLotIds?: readonly string[]
  /** What expired out of its own lots: it was never spent, so it comes back from there. */
  readonly expired?: readonly Draw[]
}

/**
 * The entries that take an earning back on both tracks (req. 2.6): redeemable points from their own lots first, then what
 * expired out of them, then from the lots first to expire; what was already spent becomes a debt. Qualifying points go back in
 * full, below 0 if adjustments had lowered them meanwhile: nothing is clipped. Points held for a redemption stay held.
 */
export function reverseEarning(request: ReverseEarningRequest): { entries: EntryDraft[] } {
  const { lots, qualifying, redeemable, ownLotId, furtherLotIds = [], expired = [] } = request
  assertPoints(qualifying, 0)
  assertPoints(redeemable, 0)
  const entries: EntryDraft[] = []
  if (qualifying > 0) {
    entries.push({ track: 'qualifying', account: 'member', amount: -qualifying, lotId: null })
    entries.push({ track: 'qualifying', account: 'issued', amount: qualifying, lotId: null })
  }
  const ownLotIds = ownLotId === null ? furtherLotIds : [ownLotId, ...furtherLotIds]
  const { draws, short } = drawBack({ lots, ownLotIds, expired, points: redeemable })
  for (const { account, lotId, points } of draws) entries.push({ track: 'redeemable', account, amount: -points, lotId })
  if (short > 0) entries.push({ track: 'redeemable', account: 'debt', amount: -short, lotId: null })
  if (redeemable > 0) entries.push({ track: 'redeemable', account: 'issued', amount: redeemable, lotId: null })
  return { entries }
}

/**
 * Where points that were given are taken back from: their own lots first, then what expired out of them, for it was never spent, then
 * the lots first to expire. `short` is what was spent already.
 */
export function drawBack({
  lots,
  ownLotIds,
  expired,
  points,
}: {
  readonly lots: readonly Lot[]
  readonly ownLotIds: readonly string[]
  readonly expired: readonly Draw[]
  readonly points: number
}): { draws: (Draw & { readonly account: 'member' | 'expired' })[]; short: number } {
  const own = ownLotIds.flatMap((id) => lots.filter((lot) => lot.id === id))
  const fromOwn = drawLots(own, points)
  const unexpired = takeBack(expired, fromOwn.short)
  const others = lots.filter((lot) => !ownLotIds.includes(lot.id)).toSorted(firstToExpire)
  const fromOthers = drawLots(others, unexpired.short)
  const on = (account: 'member' | 'expired', draws: readonly Draw[]) => draws.map((draw) => ({ ...draw, account }))
  return {
    draws: [...on('member', fromOwn.draws), ...on('expired', unexpired.draws), ...on('member', fromOthers.draws)],
    short: fromOthers.short,
  }
}

/** Of what expired up to `points`. */
function takeBack(expired: readonly Draw[], points: number): { draws: Draw[]; short: number } {
  let short = points
  const draws = expired.map(({ lotId, points: most }) => {
    const taking = Math.min(most, short)
    short -= taking
    return { lotId, points: taking }
  })
  return { draws: draws.filter((draw) => draw.points > 0), short }
}
