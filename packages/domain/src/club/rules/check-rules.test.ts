import { describe, expect, it } from 'vitest'
import { checkRules } from './check-rules.ts'
import { defaultRules } from './default-rules.ts'
import type { EarningRate, RuleSet, TierRule } from './rule-set.ts'

function withTiers(change: (tiers: TierRule[]) => TierRule[]): RuleSet {
  const rules = defaultRules()
  const tiers = change([...rules.tiers])
  const entry = { newMember: tiers[0]?.code ?? '', existing: { shares: [], windowMonths: null } }
  return { ...rules, tiers, entry }
}

function withRates(change: (rates: EarningRate[]) => EarningRate[]): RuleSet {
  const rules = defaultRules()
  return { ...rules, earning: { ...rules.earning, rates: change([...rules.earning.rates]) } }
}

function found(rules: RuleSet): string[] {
  return checkRules(rules).map((problem) => `${problem.path} ${problem.code}`)
}

describe('checkRules', () => {
  it('finds nothing wrong with the default rules', () => {
    expect(checkRules(defaultRules())).toEqual([])
  })

  it('finds a ladder without tiers, or that does not start at 0', () => {
    expect(found(withTiers(() => []))).toEqual(['tiers TIERS_EMPTY'])
    expect(found(withTiers((tiers) => tiers.slice(1)))).toEqual(['tiers.0.thresholdQualifying TIER_FIRST_NOT_ZERO'])
  })

  it('finds thresholds that do not rise and says between which', () => {
    const problems = checkRules(
      withTiers((tiers) =>
        tiers.map((tier) => (tier.code === 'gold' ? { ...tier, thresholdQualifying: 3_000 } : tier)),
      ),
    )
    expect(problems).toEqual([
      {
        path: 'tiers.2.thresholdQualifying',
        code: 'TIER_THRESHOLD_NOT_RISING',
        facts: { threshold: 3_000, below: 3_000 },
      },
    ])
  })

  it('finds tiers with the same code or none', () => {
    const renamed = (code: string) =>
      withTiers((tiers) => tiers.map((tier) => (tier.code === 'gold' ? { ...tier, code } : tier)))
    expect(found(renamed('silver'))).toEqual(['tiers.2.code TIER_CODE_DUPLICATE'])
    expect(found(renamed(''))).toEqual(['tiers.2.code TIER_CODE_EMPTY'])
  })

  it('finds negative, fractional and endless rates', () => {
    const rate = (qualifyingMilliPerYuan: number) =>
      withRates((rates) => rates.map((row, index) => (index === 0 ? { ...row, qualifyingMilliPerYuan } : row)))
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(found(rate(wrong))).toEqual(['earning.rates.0.qualifyingMilliPerYuan NUMBER_INVALID'])
    }
  })

  it('finds a rate given twice, and a payer without one', () => {
    expect(found(withRates((rates) => [...rates, ...rates.slice(0, 1)]))).toEqual(['earning.rates.4 RATE_DUPLICATE'])
    expect(checkRules(withRates((rates) => rates.slice(1)))).toEqual([
      { path: 'earning.rates', code: 'RATE_MISSING', facts: { workType: '*', payer: 'customer' } },
    ])
  })

  it('finds an unknown payer in rules that come from outside', () => {
    const text = JSON.stringify(defaultRules()).replace('"payer":"insurer"', '"payer":"nobody"')
    const rules: RuleSet = JSON.parse(text)
    expect(found(rules)).toEqual(['earning.rates.1.payer PAYER_UNKNOWN', 'earning.rates RATE_MISSING'])
  })

  it('finds a discount that adds, a benefit given twice, and months that are none', () => {
    const rules = withTiers((tiers) =>
      tiers.map((tier) => {
        if (tier.code !== 'vip') return tier
        const { benefits } = tier.package
        return {
          ...tier,
          package: { ...tier.package, labourMilli: 1001, benefits: [...benefits, ...benefits.slice(0, 1)] },
        }
      }),
    )
    expect(found({ ...rules, expiry: { kind: 'rolling_months', months: 0 } })).toEqual([
      'tiers.3.package.labourMilli DISCOUNT_OUT_OF_RANGE',
      'tiers.3.package.benefits.3.code BENEFIT_CODE_DUPLICATE',
      'expiry.months NUMBER_INVALID',
    ])
  })
})
