import type { RuleSet, TierRule } from '../rules/rule-set.ts'

/**
 * The highest tier whose threshold the qualifying points reach (req. 1.5). Always judged by the qualifying track, never
 * by the balance that is left after spending.
 */
export function tierByPoints(qualifying: number, rules: RuleSet): TierRule {
  const reached = rules.tiers.findLast((tier) => tier.thresholdQualifying <= qualifying) ?? rules.tiers[0]
  if (!reached) throw new RangeError(`rule set ${rules.version} has no tiers`)
  return reached
}

/** The place of a tier on the ladder, 0 the lowest. Throws RangeError for a code that the rule set does not know. */
export function tierRank(code: string, rules: RuleSet): number {
  const rank = rules.tiers.findIndex((tier) => tier.code === code)
  if (rank < 0) throw new RangeError(`rule set ${rules.version} has no tier ${code}`)
  return rank
}
