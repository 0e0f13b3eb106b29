import type { RuleSet } from '../rules/rule-set.ts'
import { shareOf } from './share-of.ts'
import { tierRank } from './tier-by-points.ts'

export type TierProgress = {
  /** The tier above the present one; null on the highest. */
  readonly next: { readonly code: string; readonly name: string; readonly thresholdQualifying: number } | null
  /** Qualifying points still missing to it; 0 when reached (and waiting for the invitation) or when there is none. */
  readonly missing: number
  /** How much of what the next tier asks is there, 0 to 1000: the scale of every way up. */
  readonly shareMilli: number
}

/** How far the next tier is, as the card shows it (req. 1.6). */
export function tierProgress(qualifying: number, currentTier: string, rules: RuleSet): TierProgress {
  const next = rules.tiers[tierRank(currentTier, rules) + 1]
  if (!next) return { next: null, missing: 0, shareMilli: 1000 }
  const { code, name, thresholdQualifying } = next
  return {
    next: { code, name, thresholdQualifying },
    missing: Math.max(0, thresholdQualifying - qualifying),
    shareMilli: shareOf(qualifying, thresholdQualifying),
  }
}
