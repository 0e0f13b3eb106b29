import type { BusinessDate } from '../../business-time.ts'
import type { Draw, Lot } from './types.ts'

/** Stands for the last day of a lot that has none; sorts after every date. */
const NEVER = '~'

/** First to expire first, never-expiring last; then the older one, then by id (req. 2.5). */
export function firstToExpire(a: Lot, b: Lot): number {
  return compare(a.expiresOn ?? NEVER, b.expiresOn ?? NEVER) || compare(a.earnedOn, b.earnedOn) || compare(a.id, b.id)
}

/** Takes up to `points` from the lots in the order given; `short` is what they could not cover. */
export function drawLots(lots: readonly Lot[], points: number): { draws: Draw[]; short: number } {
  const draws: Draw[] = []
  let short = points
  for (const lot of lots) {
    const taken = Math.min(lot.remaining, short)
    if (taken > 0) draws.push({ lotId: lot.id, points: taken })
    short -= Math.max(taken, 0)
  }
  return { draws, short }
}

/** Whether the points of a lot can still be spent on a day. */
export function isSpendable(lot: Lot, asOf: BusinessDate): boolean {
  return lot.remaining > 0 && (lot.expiresOn === null || lot.expiresOn >= asOf)
}

/** Throws RangeError for points that are not a whole number from `least`: a mistake of the caller, not a refusal. */
export function assertPoints(points: number, least: 0 | 1): void {
  if (!Number.isSafeInteger(points) || points < least) throw new RangeError(`points out of range: ${points}`)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
