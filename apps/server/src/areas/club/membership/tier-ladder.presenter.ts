import type { MemberCard, TierLadder, TierOnOffer } from '@cheyou/contract'
import { thresholdReached, type RuleSet } from '@cheyou/domain'

/** Every tier with what it gives, the same for everybody (req. 1.3). */
export function tiersOnOffer(rules: RuleSet): TierOnOffer[] {
  return rules.tiers.map(({ code, name, thresholdQualifying, package: given }) => ({
    code,
    name,
    thresholdQualifying,
    labourMilli: given.labourMilli,
    partsMilli: given.partsMilli,
    benefits: [...given.benefits],
    advisor: given.advisor,
  }))
}

/** The ladder of tiers with what each gives, and the discounts by points alone (req. 1.3, 2.8), as one member sees them. */
export function tierLadder(card: MemberCard, rules: RuleSet): TierLadder {
  const { qualifying } = card.balances
  const reached = thresholdReached(qualifying, rules)
  return {
    card,
    tiers: tiersOnOffer(rules).map((tier) => ({ ...tier, mine: tier.code === card.tier.code })),
    thresholds: rules.thresholds.map((threshold) => ({
      ...threshold,
      missing: Math.max(0, threshold.qualifying - qualifying),
      mine: threshold.code === reached?.code,
    })),
    stacking: rules.discounts.stacking,
  }
}
