import type { RuleSet } from '../rules/rule-set.ts'
import { tierRank } from './tier-by-points.ts'

export type DowngradeDecision =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'downgrade'
      readonly from: string
      readonly to: string
      readonly cause: 'renewal'
      /** Qualifying points earned in the membership year that ends, and what would have kept the tier. */
      readonly earnedInYear: number
      readonly neededInYear: number
      readonly rulesVersion: number
    }

/** Downgrade or keep at renewal (req. 1.5): one step down for who earned too little in the year that ends. */
export function decideDowngrade(tier: string, earnedInYear: number, rules: RuleSet): DowngradeDecision {
  const { downgrade } = rules
  const below = rules.tiers[tierRank(tier, rules) - 1]
  if (downgrade.kind === 'keep' || !below || earnedInYear >= downgrade.belowQualifying) return { kind: 'keep' }
  return {
    kind: 'downgrade',
    from: tier,
    to: below.code,
    cause: 'renewal',
    earnedInYear,
    neededInYear: downgrade.belowQualifying,
    rulesVersion: rules.version,
  }
}
