import type { SimulationResult } from './types.ts'

export type SimulationDifference = {
  /** Draft minus in force. */
  readonly qualifying: number
  readonly redeemable: number
  readonly liabilityFen: number
  readonly byMonth: readonly {
    readonly month: string
    readonly inForce: number
    readonly draft: number
    readonly liabilityFen: number
  }[]
  /** Members who would stand on another tier (req. 2.3). */
  readonly otherTier: readonly { readonly memberId: string; readonly inForce: string; readonly draft: string }[]
  /** The same, counted by pair of tiers. */
  readonly moves: readonly { readonly inForce: string; readonly draft: string; readonly members: number }[]
}

/**
 * What a draft would have changed against the rules in force, both replayed over the same visits. Points by month are the
 * redeemable ones, which cost money.
 */
export function compareSimulations(inForce: SimulationResult, draft: SimulationResult): SimulationDifference {
  const otherTier = [...inForce.tiers].flatMap(([memberId, now]) => {
    const then = draft.tiers.get(memberId) ?? now
    return then === now ? [] : [{ memberId, inForce: now, draft: then }]
  })
  return {
    qualifying: draft.qualifying - inForce.qualifying,
    redeemable: draft.redeemable - inForce.redeemable,
    liabilityFen: draft.liabilityFen - inForce.liabilityFen,
    byMonth: monthsOf(inForce, draft),
    otherTier,
    moves: movesOf(otherTier),
  }
}

function monthsOf(inForce: SimulationResult, draft: SimulationResult): SimulationDifference['byMonth'] {
  const before = new Map(inForce.byMonth.map((month) => [month.month, month]))
  const after = new Map(draft.byMonth.map((month) => [month.month, month]))
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().map((month) => ({
    month,
    inForce: before.get(month)?.redeemable ?? 0,
    draft: after.get(month)?.redeemable ?? 0,
    liabilityFen: (after.get(month)?.liabilityFen ?? 0) - (before.get(month)?.liabilityFen ?? 0),
  }))
}

/** How many would stand on which other tier. */
function movesOf(otherTier: SimulationDifference['otherTier']): SimulationDifference['moves'] {
  const moves = new Map<string, { inForce: string; draft: string; members: number }>()
  for (const { inForce, draft } of otherTier) {
    const key = JSON.stringify([inForce, draft])
    const move = moves.get(key) ?? { inForce, draft, members: 0 }
    move.members += 1
    moves.set(key, move)
  }
  return [...moves.values()]
}
