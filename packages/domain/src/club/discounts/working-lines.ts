import { allocate } from '../../money.ts'
import type { GrossLine, LineDiscount, NetLine } from './types.ts'

/** A line while the steps go over it. */
export type WorkingLine = { readonly line: GrossLine; netFen: number; readonly discounts: LineDiscount[] }

/** What a step would take off a line. */
export type Taking = {
  readonly target: WorkingLine
  readonly takenFen: number
  readonly why: Omit<LineDiscount, 'takenFen'>
}

/** Only what the customer pays can be reduced, and not below 0: a discount that the order came with stays as it is. */
export function reducible(lines: readonly WorkingLine[]): WorkingLine[] {
  return lines.filter(({ line, netFen }) => line.payer === 'customer' && netFen > 0)
}

/** What the customer pays as far as the steps have come. */
export function customerNetFen(lines: readonly WorkingLine[]): number {
  return lines.filter(({ line }) => line.payer === 'customer').reduce((sum, { netFen }) => sum + netFen, 0)
}

/**
 * Takes off what a step would, but never more than the customer would pay in all; where it would, what there is, spread
 * exactly by largest remainder. Returns what was taken.
 */
export function takeOff(lines: readonly WorkingLine[], takings: readonly Taking[]): number {
  const wanted = takings.reduce((sum, { takenFen }) => sum + takenFen, 0)
  const possible = Math.min(wanted, Math.max(0, customerNetFen(lines)))
  if (possible === 0) return 0
  const weights = takings.map(({ takenFen }) => takenFen)
  const amounts = allocate(possible, weights)
  takings.forEach(({ target, why }, index) => {
    const takenFen = amounts[index] ?? 0
    if (takenFen === 0) return
    target.netFen -= takenFen
    target.discounts.push({ ...why, takenFen })
  })
  return possible
}

/** An amount spread over lines in proportion to what they still cost, exactly; no line below 0. */
export function spread(targets: readonly WorkingLine[], amountFen: number, why: Taking['why']): Taking[] {
  const weights = targets.map(({ netFen }) => netFen)
  const most = weights.reduce((sum, weight) => sum + weight, 0)
  const amount = Math.min(amountFen, most)
  if (amount <= 0) return []
  return allocate(amount, weights).map((takenFen, index) => ({ target: targets[index]!, takenFen, why }))
}

export function netLine({ line, netFen, discounts }: WorkingLine): NetLine {
  return { ...line, discounts, netFen }
}
