import type { BusinessDate } from '../../business-time.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'
import { assertPoints, drawLots, firstToExpire, isSpendable } from './draw-lots.ts'
import { giveBack } from './restore-spending.ts'
import type { Balances, Draw, EntryDraft, Lot } from './types.ts'

export type HoldRequest = {
  readonly balances: Balances
  readonly lots: readonly Lot[]
  /** Whole points from 1. */
  readonly points: number
  /** The day of the hold: a lot whose last day has passed is not drawn, even if its expiry is not yet posted. */
  readonly asOf: BusinessDate
}

export type Hold = { readonly entries: readonly EntryDraft[]; readonly draws: readonly Draw[] }

/**
 * Sets points aside for a redemption (req. 3.2), first to expire first. Qualifying points are never touched (req. 2.1).
 * Refuses POINTS_SHORT with `{points, available, shortBy}`.
 */
export function hold(request: HoldRequest): Result<Hold, 'POINTS_SHORT'> {
  const { balances, lots, points, asOf } = request
  assertPoints(points, 1)
  const spendable = lots.filter((lot) => isSpendable(lot, asOf)).toSorted(firstToExpire)
  const inLots = spendable.reduce((sum, lot) => sum + lot.remaining, 0)
  const available = Math.max(0, Math.min(balances.redeemable, inLots))
  if (available < points) return reject('POINTS_SHORT', { points, available, shortBy: points - available })
  const { draws } = drawLots(spendable, points)
  return accept({ draws, entries: draws.flatMap((draw) => move(draw, 'member', 'held')) })
}

/**
 * Gives held points back to the lots they came from. A debt that arose meanwhile is paid out of them first, as by a
 * later earning (req. 2.6), so that nobody can spend while owing.
 */
export function releaseHold(balances: Balances, draws: readonly Draw[]): EntryDraft[] {
  return giveBack(balances, draws, 'held')
}

/** Spends points at once, as for a renewal: a hold and its capture in one posting. Refuses POINTS_SHORT as `hold` does. */
export function spendPoints(request: HoldRequest): Result<Hold, 'POINTS_SHORT'> {
  const held = hold(request)
  if (!held.ok) return held
  const { draws } = held.value
  return accept({ draws, entries: draws.flatMap((draw) => move(draw, 'member', 'redeemed')) })
}

/** Turns held points into redeemed ones when the reward is handed over. */
export function captureHold(draws: readonly Draw[]): EntryDraft[] {
  return draws.flatMap((draw) => {
    assertPoints(draw.points, 1)
    return move(draw, 'held', 'redeemed')
  })
}

function move(draw: Draw, from: 'member' | 'held', to: 'held' | 'redeemed'): EntryDraft[] {
  return [
    { track: 'redeemable', account: from, amount: -draw.points, lotId: draw.lotId },
    { track: 'redeemable', account: to, amount: draw.points, lotId: draw.lotId },
  ]
}
