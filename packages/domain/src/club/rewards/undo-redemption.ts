import { giveBack, splitDraws } from '../points/restore-spending.ts'
import type { Balances, Draw, EntryDraft } from '../points/types.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { RedemptionState } from './change-redemption.ts'

export type CancelPartRequest = {
  readonly state: RedemptionState
  /** How many are held, and of them how many to cancel: from 1, fewer than are held. */
  readonly quantity: number
  readonly cancelled: number
  readonly points: number
  /** Those of its hold. */
  readonly draws: readonly Draw[]
  readonly balances: Balances
}

export type PartCancelled = {
  readonly quantityLeft: number
  readonly pointsLeft: number
  /** What the redemption holds from now on. */
  readonly draws: readonly Draw[]
  readonly entries: readonly EntryDraft[]
}

/**
 * Cancels a part of a redemption (req. 3.2): its points go back into the lots they came from, those that expire last first,
 * so that what stays is what the smaller redemption would have drawn. Refuses REDEMPTION_STATE `{state, action}` and
 * REDEMPTION_QUANTITY `{quantity, cancelled}`; the whole is cancelled by `changeRedemption`.
 */
export function cancelPart(
  request: CancelPartRequest,
): Result<PartCancelled, 'REDEMPTION_STATE' | 'REDEMPTION_QUANTITY'> {
  const { state, quantity, cancelled, points, draws, balances } = request
  if (state !== 'held') return reject('REDEMPTION_STATE', { state, action: 'cancel' })
  if (!Number.isSafeInteger(cancelled) || cancelled < 1 || cancelled >= quantity) {
    return reject('REDEMPTION_QUANTITY', { quantity, cancelled })
  }
  const returnedPoints = (points / quantity) * cancelled
  const { kept, returned } = splitDraws(draws, returnedPoints)
  return accept({
    quantityLeft: quantity - cancelled,
    pointsLeft: points - returnedPoints,
    draws: kept,
    entries: giveBack(balances, returned, 'held'),
  })
}

/**
 * Takes a handing over back that was a mistake: the redemption is held again, so that it can be handed over or cancelled.
 * Refuses REDEMPTION_STATE `{state, action}`.
 */
export function undoHandOver(
  state: RedemptionState,
  draws: readonly Draw[],
): Result<{ readonly state: 'held'; readonly entries: readonly EntryDraft[] }, 'REDEMPTION_STATE'> {
  if (state !== 'handed_over') return reject('REDEMPTION_STATE', { state, action: 'undo_hand_over' })
  const entries = draws.flatMap(({ lotId, points }): EntryDraft[] => [
    { track: 'redeemable', account: 'redeemed', amount: -points, lotId },
    { track: 'redeemable', account: 'held', amount: points, lotId },
  ])
  return accept({ state: 'held', entries })
}
