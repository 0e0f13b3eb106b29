import type { RuleSet } from '../rules/rule-set.ts'
import { tierByPoints, tierRank } from './tier-by-points.ts'

export type UpgradeDecision =
  | { readonly kind: 'keep' }
  | {
      /** `upgrade`: change the tier now; `invite`: tell the member and invite them to the shop for it. */
      readonly kind: 'upgrade' | 'invite'
      readonly from: string
      readonly to: string
      /** Why, kept with the change: the first way of req. 1.5. */
      readonly cause: 'qualifying_points'
      readonly qualifying: number
      readonly thresholdQualifying: number
      readonly rulesVersion: number
    }

/**
 * Whether qualifying points have reached a higher tier (req. 1.5), several steps at once if need be. Never downgrades:
 * a tier that was granted above the points is kept; keeping or losing it is a question of the renewal.
 */
export function decideUpgrade(qualifying: number, currentTier: string, rules: RuleSet): UpgradeDecision {
  if (!rules.upgrade.ways.qualifying_points.enabled) return { kind: 'keep' }
  const reached = tierByPoints(qualifying, rules)
  if (tierRank(reached.code, rules) <= tierRank(currentTier, rules)) return { kind: 'keep' }
  return {
    kind: rules.upgrade.mode === 'automatic' ? 'upgrade' : 'invite',
    from: currentTier,
    to: reached.code,
    cause: 'qualifying_points',
    qualifying,
    thresholdQualifying: reached.thresholdQualifying,
    rulesVersion: rules.version,
  }
}
