import { ruleCeilings } from './rule-ceilings.ts'
import { discount, duplicates, problem, whole } from './rule-problems.ts'
import type { RuleProblem } from './rule-problems.ts'
import type { RuleContext } from './check-rules.ts'
import type { ThresholdRule } from './discount-rules.ts'
import type { TierRule } from './rule-set.ts'

/** The ladder of tiers and the thresholds that are none: rising, and never worth less further up. */
export function checkTiers(tiers: readonly TierRule[]): RuleProblem[] {
  const first = tiers[0]
  if (!first) return [problem('tiers', 'TIERS_EMPTY')]
  const problems: RuleProblem[] = []
  if (first.thresholdQualifying !== 0) {
    const facts = { threshold: first.thresholdQualifying }
    problems.push(problem('tiers.0.thresholdQualifying', 'TIER_FIRST_NOT_ZERO', facts))
  }
  const codes = new Set<string>()
  tiers.forEach((tier, index) => {
    const path = `tiers.${index}`
    const below = tiers[index - 1]
    if (tier.code === '') problems.push(problem(`${path}.code`, 'TIER_CODE_EMPTY'))
    if (codes.has(tier.code)) problems.push(problem(`${path}.code`, 'TIER_CODE_DUPLICATE', { tier: tier.code }))
    codes.add(tier.code)
    if (below && tier.thresholdQualifying <= below.thresholdQualifying) {
      const facts = { threshold: tier.thresholdQualifying, below: below.thresholdQualifying }
      problems.push(problem(`${path}.thresholdQualifying`, 'TIER_THRESHOLD_NOT_RISING', facts))
    }
    problems.push(...checkTierNumbers(tier, path))
    if (below) problems.push(...falling(tier.package, below.package, `${path}.package`, 'TIER_DISCOUNT_FALLING'))
  })
  return problems
}

/** Nobody is left on a tier that the rules no longer know: who is on it must be moved first. */
export function checkTiersHeld(tiers: readonly TierRule[], held: RuleContext['tiersHeld'] = []): RuleProblem[] {
  const known = new Set(tiers.map(({ code }) => code))
  return held
    .filter(({ tier, members }) => members > 0 && !known.has(tier))
    .map(({ tier, members }) => problem('tiers', 'TIER_IN_USE', { tier, members }))
}

function checkTierNumbers(tier: TierRule, path: string): RuleProblem[] {
  const { labourMilli, partsMilli, benefits } = tier.package
  const problems = [
    ...whole(`${path}.thresholdQualifying`, tier.thresholdQualifying, 0, ruleCeilings.collectedPoints),
    ...whole(`${path}.earningMilli`, tier.earningMilli, 0, ruleCeilings.multiplierMilli),
    ...discount(`${path}.package.labourMilli`, labourMilli),
    ...discount(`${path}.package.partsMilli`, partsMilli),
  ]
  benefits.forEach((benefit, index) => {
    const at = `${path}.package.benefits.${index}`
    problems.push(...whole(`${at}.perYear`, benefit.perYear, 0, ruleCeilings.times))
    if (benefits.findIndex((other) => other.code === benefit.code) < index) {
      problems.push(problem(`${at}.code`, 'BENEFIT_CODE_DUPLICATE', { benefit: benefit.code }))
    }
  })
  return problems
}

export function checkThresholds(thresholds: readonly ThresholdRule[]): RuleProblem[] {
  const problems = duplicates(
    thresholds,
    ({ code }) => code,
    ({ code }, index) => problem(`thresholds.${index}.code`, 'THRESHOLD_CODE_DUPLICATE', { threshold: code }),
  )
  thresholds.forEach((threshold, index) => {
    const path = `thresholds.${index}`
    const below = thresholds[index - 1]
    problems.push(...whole(`${path}.qualifying`, threshold.qualifying, 1, ruleCeilings.collectedPoints))
    problems.push(...discount(`${path}.labourMilli`, threshold.labourMilli))
    problems.push(...discount(`${path}.partsMilli`, threshold.partsMilli))
    if (!below) return
    if (threshold.qualifying <= below.qualifying) {
      const facts = { threshold: threshold.qualifying, below: below.qualifying }
      problems.push(problem(`${path}.qualifying`, 'THRESHOLD_NOT_RISING', facts))
    }
    problems.push(...falling(threshold, below, path, 'THRESHOLD_DISCOUNT_FALLING'))
  })
  return problems
}

type Rates = { readonly labourMilli: number; readonly partsMilli: number }

/** Who has reached more pays at most what those below pay. */
function falling(
  rates: Rates,
  below: Rates,
  path: string,
  code: 'TIER_DISCOUNT_FALLING' | 'THRESHOLD_DISCOUNT_FALLING',
): RuleProblem[] {
  return (['labourMilli', 'partsMilli'] as const).flatMap((key) =>
    rates[key] > below[key] && rates[key] <= 1000
      ? [problem(`${path}.${key}`, code, { milli: rates[key], below: below[key] })]
      : [],
  )
}
