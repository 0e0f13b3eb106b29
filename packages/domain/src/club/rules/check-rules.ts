import { checkBenefits } from './check-benefits.ts'
import { checkDiscounts } from './check-discounts.ts'
import { checkCampaigns, checkRates, checkSources } from './check-earning.ts'
import { checkEntry, checkJoining, checkMembership, checkUpgrade } from './check-membership.ts'
import { checkThresholds, checkTiers, checkTiersHeld } from './check-tiers.ts'
import { ruleCeilings } from './rule-ceilings.ts'
import { DAYS_MAX, MONTHS_MAX, problem, whole } from './rule-problems.ts'
import type { RuleProblem } from './rule-problems.ts'
import type { RuleSet } from './rule-set.ts'

/** What a rule set is judged against besides itself; what is missing is not judged. */
export type RuleContext = {
  /** Codes of the shop's work types. */
  readonly workTypes?: readonly string[]
  /** Tiers that members stand on, with how many: a rule set that lacks one could not say what they earn. */
  readonly tiersHeld?: readonly { readonly tier: string; readonly members: number }[]
  /** When it is to take effect, and now: from now on is allowed, the past is not (req. 2.3). */
  readonly effective?: { readonly from: Date; readonly now: Date }
}

/**
 * What is wrong with a rule set before it is published (req. 2.3): every gap, overlap and contradiction with its place,
 * its code and its facts; empty when it may be.
 */
export function checkRules(rules: RuleSet, context: RuleContext = {}): RuleProblem[] {
  const { workTypes, tiersHeld, effective } = context
  return [
    ...checkTiers(rules.tiers),
    ...checkTiersHeld(rules.tiers, tiersHeld),
    ...checkRates(rules.earning.rates, workTypes),
    ...checkNumbers(rules),
    ...checkMembership(rules),
    ...(rules.tiers.length > 0 ? checkEntry(rules.entry, rules.tiers) : []),
    ...checkJoining(rules),
    ...checkUpgrade(rules),
    ...checkSources(rules.earning.sources),
    ...checkCampaigns(rules, workTypes),
    ...checkThresholds(rules.thresholds),
    ...checkBenefits(rules.benefits, workTypes),
    ...checkDiscounts(rules),
    ...(effective && effective.from < effective.now
      ? [
          problem('effectiveFrom', 'EFFECTIVE_IN_PAST', {
            effectiveFrom: effective.from.toISOString(),
            now: effective.now.toISOString(),
          }),
        ]
      : []),
  ]
}

function checkNumbers(rules: RuleSet): RuleProblem[] {
  return [
    ...whole('version', rules.version, 1, Number.MAX_SAFE_INTEGER),
    ...(rules.expiry.kind === 'rolling_months' ? whole('expiry.months', rules.expiry.months, 1, MONTHS_MAX) : []),
    ...whole('points.liabilityFenPerPoint', rules.points.liabilityFenPerPoint, 0, ruleCeilings.pointFen),
    ...whole('points.approvalAbovePoints', rules.points.approvalAbovePoints, 0, ruleCeilings.points),
    ...whole('redemption.holdDays', rules.redemption.holdDays, 1, DAYS_MAX),
  ]
}
