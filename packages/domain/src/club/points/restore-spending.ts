import { assertPoints } from './draw-lots.ts'
import type { Balances, Draw, EntryDraft } from './types.ts'

/**
 * Gives redeemed points back to the lots they came from, as when handing over is undone or a renewal is taken back. A
 * debt that arose meanwhile is paid out of them first (req. 2.6).
 */
export function restoreRedeemed(balances: Balances, draws: readonly Draw[]): EntryDraft[] {
  return giveBack(balances, draws, 'redeemed')
}

/** Points that went to `from` back into their lots, a debt paid first, so that nobody can spend while owing. */
export function giveBack(balances: Balances, draws: readonly Draw[], from: 'held' | 'redeemed'): EntryDraft[] {
  let owed = balances.debt
  return draws.flatMap((draw) => {
    assertPoints(draw.points, 1)
    const toDebt = Math.min(owed, draw.points)
    owed -= toDebt
    const back = draw.points - toDebt
    const entries: EntryDraft[] = [{ track: 'redeemable', account: from, amount: -draw.points, lotId: draw.lotId }]
    if (toDebt > 0) entries.push({ track: 'redeemable', account: 'debt', amount: toDebt, lotId: null })
    if (back > 0) entries.push({ track: 'redeemable', account: 'member', amount: back, lotId: draw.lotId })
    return entries
  })
}

/**
 * Divides the draws of a spending of which `points` are given back: the lots drawn last come back first, so that what
 * stays spent is what the smaller spending would have drawn. Throws RangeError for more points than were drawn.
 */
export function splitDraws(draws: readonly Draw[], points: number): { kept: Draw[]; returned: Draw[] } {
  assertPoints(points, 0)
  const returned: Draw[] = []
  const kept: Draw[] = []
  let left = points
  for (const draw of draws.toReversed()) {
    const back = Math.min(left, draw.points)
    left -= back
    if (back > 0) returned.unshift({ lotId: draw.lotId, points: back })
    if (back < draw.points) kept.unshift({ lotId: draw.lotId, points: draw.points - back })
  }
  if (left > 0) throw new RangeError(`${points} points to give back, ${points - left} drawn`)
  return { kept, returned }
}
