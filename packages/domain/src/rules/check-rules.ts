import type { Facts } from '../result.ts'
import { ANY_WORK_TYPE, payers } from './rule-set.ts'
import type { EarningRate, RuleSet, TierRule } from './rule-set.ts'

/** `path` points into the rule set as JSON: `tiers.1.thresholdQualifying`. */
export type RuleProblem = { readonly path: string; readonly code: RuleProblemCode; readonly facts: Facts }

export type RuleProblemCode =
  | 'NUMBER_INVALID'
  | 'TIERS_EMPTY'
  | 'TIER_FIRST_NOT_ZERO'
  | 'TIER_CODE_DUPLICATE'
  | 'TIER_CODE_EMPTY'
  | 'TIER_THRESHOLD_NOT_RISING'
  | 'DISCOUNT_OUT_OF_RANGE'
  | 'BENEFIT_CODE_DUPLICATE'
  | 'PAYER_UNKNOWN'
  | 'RATE_DUPLICATE'
  | 'RATE_MISSING'

/** What is wrong with a rule set before it is published (req. 2.3); empty when it may be. */
export function checkRules(rules: RuleSet): RuleProblem[] {
  return [...checkTiers(rules.tiers), ...checkRates(rules.earning.rates), ...checkNumbers(rules)]
}

function checkTiers(tiers: readonly TierRule[]): RuleProblem[] {
  const first = tiers[0]
  if (!first) return [{ path: 'tiers', code: 'TIERS_EMPTY', facts: {} }]
  const problems: RuleProblem[] = []
  if (first.thresholdQualifying !== 0) {
    const facts = { threshold: first.thresholdQualifying }
    problems.push({ path: 'tiers.0.thresholdQualifying', code: 'TIER_FIRST_NOT_ZERO', facts })
  }
  const codes = new Set<string>()
  tiers.forEach((tier, index) => {
    const path = `tiers.${index}`
    const below = tiers[index - 1]
    if (tier.code === '') problems.push({ path: `${path}.code`, code: 'TIER_CODE_EMPTY', facts: {} })
    if (codes.has(tier.code)) {
      problems.push({ path: `${path}.code`, code: 'TIER_CODE_DUPLICATE', facts: { tier: tier.code } })
    }
    codes.add(tier.code)
    if (below && tier.thresholdQualifying <= below.thresholdQualifying) {
      const facts = { threshold: tier.thresholdQualifying, below: below.thresholdQualifying }
      problems.push({ path: `${path}.thresholdQualifying`, code: 'TIER_THRESHOLD_NOT_RISING', facts })
    }
    problems.push(...checkTierNumbers(tier, path))
  })
  return problems
}

function checkTierNumbers(tier: TierRule, path: string): RuleProblem[] {
  const { labourMilli, partsMilli, benefits } = tier.package
  const problems = [
    ...whole(`${path}.thresholdQualifying`, tier.thresholdQualifying, 0),
    ...whole(`${path}.earningMilli`, tier.earningMilli, 0),
    ...discount(`${path}.package.labourMilli`, labourMilli),
    ...discount(`${path}.package.partsMilli`, partsMilli),
  ]
  benefits.forEach((benefit, index) => {
    const at = `${path}.package.benefits.${index}`
    problems.push(...whole(`${at}.perYear`, benefit.perYear, 0))
    if (benefits.findIndex((other) => other.code === benefit.code) < index) {
      problems.push({ path: `${at}.code`, code: 'BENEFIT_CODE_DUPLICATE', facts: { benefit: benefit.code } })
    }
  })
  return problems
}

function checkRates(rates: readonly EarningRate[]): RuleProblem[] {
  const problems: RuleProblem[] = []
  const seen = new Set<string>()
  rates.forEach((rate, index) => {
    const path = `earning.rates.${index}`
    const { workType, payer } = rate
    const key = JSON.stringify([workType, payer])
    if (!payers.includes(payer)) problems.push({ path: `${path}.payer`, code: 'PAYER_UNKNOWN', facts: { payer } })
    if (seen.has(key)) problems.push({ path, code: 'RATE_DUPLICATE', facts: { workType, payer } })
    seen.add(key)
    problems.push(...whole(`${path}.qualifyingMilliPerYuan`, rate.qualifyingMilliPerYuan, 0))
    problems.push(...whole(`${path}.redeemableMilliPerYuan`, rate.redeemableMilliPerYuan, 0))
  })
  for (const payer of payers) {
    if (!seen.has(JSON.stringify([ANY_WORK_TYPE, payer]))) {
      problems.push({ path: 'earning.rates', code: 'RATE_MISSING', facts: { workType: ANY_WORK_TYPE, payer } })
    }
  }
  return problems
}

function checkNumbers(rules: RuleSet): RuleProblem[] {
  return [
    ...whole('version', rules.version, 1),
    ...(rules.expiry.kind === 'rolling_months' ? whole('expiry.months', rules.expiry.months, 1) : []),
    ...whole('membership.months', rules.membership.months, 1),
    ...whole('membership.graceDays', rules.membership.graceDays, 0),
    ...whole('points.liabilityFenPerPoint', rules.points.liabilityFenPerPoint, 0),
    ...whole('points.approvalAbovePoints', rules.points.approvalAbovePoints, 0),
    ...whole('redemption.holdDays', rules.redemption.holdDays, 1),
  ]
}

/** Far above any sensible rule, low enough that all products stay exact. */
const RULE_NUMBER_MAX = 1_000_000_000

function whole(path: string, value: number, least: number): RuleProblem[] {
  if (Number.isInteger(value) && value >= least && value <= RULE_NUMBER_MAX) return []
  return [{ path, code: 'NUMBER_INVALID', facts: { value, least, most: RULE_NUMBER_MAX } }]
}

function discount(path: string, milli: number): RuleProblem[] {
  if (Number.isInteger(milli) && milli >= 0 && milli <= 1000) return []
  return [{ path, code: 'DISCOUNT_OUT_OF_RANGE', facts: { milli } }]
}
