import { daysBetween } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'
import { firstToExpire } from './draw-lots.ts'
import type { Draw, EntryDraft, Lot } from './types.ts'

export type Expiry = {
  readonly entries: readonly EntryDraft[]
  readonly expired: readonly Draw[]
  readonly points: number
}

/**
 * Takes away what is left in the lots whose last day has passed (req. 2.5), each lot for itself. Points held for a
 * redemption are not in their lot and so stay held; when they come back to a lot that is over, the next run takes them.
 * Done twice it is done once: the second time the lots are empty.
 */
export function expireLots(lots: readonly Lot[], asOf: BusinessDate): Expiry {
  const over = lots.filter((lot) => lot.remaining > 0 && lot.expiresOn !== null && lot.expiresOn < asOf)
  const expired = over.toSorted(firstToExpire).map((lot) => ({ lotId: lot.id, points: lot.remaining }))
  return {
    expired,
    points: expired.reduce((sum, { points }) => sum + points, 0),
    entries: expired.flatMap(({ lotId, points }): EntryDraft[] => [
      { track: 'redeemable', account: 'member', amount: -points, lotId },
      { track: 'redeemable', account: 'expired', amount: points, lotId },
    ]),
  }
}

/** What expires in the next `days` days, the day itself included, by day (req. 2.5): what the member is told. */
export function expiringSoon(
  lots: readonly Lot[],
  asOf: BusinessDate,
  days: number,
): { expiresOn: BusinessDate; points: number }[] {
  const byDay = new Map<BusinessDate, number>()
  for (const { expiresOn, remaining } of lots.toSorted(firstToExpire)) {
    if (expiresOn === null || remaining <= 0) continue
    const left = daysBetween(asOf, expiresOn)
    if (left >= 0 && left <= days) byDay.set(expiresOn, (byDay.get(expiresOn) ?? 0) + remaining)
  }
  return [...byDay].map(([expiresOn, points]) => ({ expiresOn, points }))
}
