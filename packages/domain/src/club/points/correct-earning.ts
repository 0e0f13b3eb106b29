import { applyEntries } from './balances.ts'
import { assertPoints } from './draw-lots.ts'
import { reverseEarning } from './reverse-earning.ts'
import type { ReverseEarningRequest } from './reverse-earning.ts'
import type { Balances, EntryDraft, Lot } from './types.ts'
import { giveWhereItLay } from './where-it-lay.ts'

export type CorrectEarningRequest = {
  readonly balances: Balances
  /** The earning as posted before: see `reverseEarning`. */
  readonly before: ReverseEarningRequest
  /** What the corrected order gives, whole points from 0. */
  readonly qualifying: number
  readonly redeemable: number
  /** The lot to open for what the old one did not hold. */
  readonly lot: Omit<Lot, 'remaining'>
}

export type Correction = {
  /** Takes the old earning back. */
  readonly reversal: readonly EntryDraft[]
  /** Gives the new one. */
  readonly earning: readonly EntryDraft[]
  /** Opened by the new earning; null when the old lots and a debt take all of it. */
  readonly lot: Lot | null
}

/**
 * A corrected order: its old points are taken back and its new ones given (req. 2.6), as two postings whose net effect is
 * the difference. The new points go where the reversal took them from: first a debt, then the other lots it drew, then the
 * order's own lots, so that no lot changes its date for a correction. What exceeds the old earning opens a lot; all that lay
 * in the own lots does, when the correction changed the order's day and so their dates.
 */
export function correctEarning(request: CorrectEarningRequest): Correction {
  const { balances, before, qualifying, redeemable } = request
  assertPoints(redeemable, 0)
  const reversal = reverseEarning(before).entries
  const { entries: earning, lot } = giveWhereItLay(
    { balances: applyEntries(balances, reversal), qualifying, redeemable, lot: request.lot },
    reversal,
    (lotId) => movedAway(lotId, request),
  )
  return { reversal, earning, lot }
}

/** Whether a lot is one of the order's own, with dates that the correction has changed. */
function movedAway(lotId: string, { before, lot }: CorrectEarningRequest): boolean {
  if (lotId !== before.ownLotId && !before.furtherLotIds?.includes(lotId)) return false
  const own = before.lots.find(({ id }) => id === lotId)
  return own !== undefined && (own.earnedOn !== lot.earnedOn || own.expiresOn !== lot.expiresOn)
}
