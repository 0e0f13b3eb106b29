import type { VisitState } from './visit-states.ts'

/** A visit as known or as delivered; a source numbers what it says of an order, a higher revision being the later one. */
export type VisitRevision = { readonly revision: number; readonly state: VisitState }

export type DeliveryDecision =
  /** `same`: delivered again; `stale`: overtaken by a later revision that came before it. */
  | { readonly kind: 'ignore'; readonly because: 'same' | 'stale' }
  | { readonly kind: 'take'; readonly reverses: boolean; readonly earns: boolean }

/**
 * What a delivered order does to the points, whatever order things come in: only a revision later than the known one
 * counts, so that earnings, corrections and voids end the same in any order and any number of times (req. 2.6, 2.10).
 */
export function decideDelivery(known: VisitRevision | null, delivered: VisitRevision): DeliveryDecision {
  if (known && delivered.revision === known.revision) return { kind: 'ignore', because: 'same' }
  if (known && delivered.revision < known.revision) return { kind: 'ignore', because: 'stale' }
  return { kind: 'take', reverses: known?.state === 'settled', earns: delivered.state === 'settled' }
}
