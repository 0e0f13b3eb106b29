import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { EarningRate, RuleSet } from '../rules/rule-set.ts'
import { earnForVisit } from './earn.ts'
import type { EarningLine } from './earn.ts'

const line = (lineNo: number, amountFen: number, payer: EarningLine['payer'] = 'customer'): EarningLine => ({
  lineNo,
  lineKind: 'part',
  payer,
  amountFen,
})

function rulesWith(rates: readonly EarningRate[], tierMilli = 1000): RuleSet {
  const rules = defaultRules()
  const tiers = rules.tiers.map((tier) => ({ ...tier, earningMilli: tierMilli }))
  return { ...rules, tiers, earning: { ...rules.earning, rates } }
}

const rate = (workType: string, qualifyingMilliPerYuan: number, redeemableMilliPerYuan: number): EarningRate => ({
  workType,
  payer: 'customer',
  qualifyingMilliPerYuan,
  redeemableMilliPerYuan,
})

describe('earnForVisit', () => {
  it('gives one point per yuan that the customer pays, nothing for the other payers', () => {
    const lines = [
      line(1, 12_345),
      line(2, 50_000, 'insurer'),
      line(3, 7_600, 'manufacturer'),
      line(4, 9_900, 'internal'),
    ]
    const earning = earnForVisit({ lines, workType: 'accident', tier: 'standard', rules: defaultRules() })
    expect(earning).toMatchObject({ qualifying: 123, redeemable: 123 })
    expect(earning.parts.map((part) => [part.lineNo, part.payer, part.qualifyingExact])).toEqual([
      [1, 'customer', '123.45'],
      [2, 'insurer', '0'],
      [3, 'manufacturer', '0'],
      [4, 'internal', '0'],
    ])
  })

  it('rounds once per order, not per line', () => {
    const lines = [line(1, 60), line(2, 60), line(3, 90)]
    const earning = earnForVisit({ lines, workType: 'repair', tier: 'standard', rules: defaultRules() })
    expect(earning.redeemable).toBe(2)
  })

  it('is exact where floating point is not', () => {
    const lines = [line(1, 110), line(2, 220), line(3, -330), line(4, 100)]
    const earning = earnForVisit({
      lines,
      workType: 'repair',
      tier: 'standard',
      rules: rulesWith([rate('*', 1000, 700)]),
    })
    expect(earning).toMatchObject({ qualifying: 1, redeemable: 0 })
    expect(earning.parts.map((part) => part.redeemableExact)).toEqual(['0.77', '1.54', '-2.31', '0.7'])
  })

  it('takes the row of the work type before the row for any, each track by its own rate, times the tier', () => {
    const rules = rulesWith([rate('*', 1000, 1000), rate('regular_service', 2000, 1500)], 1200)
    const request = { lines: [line(1, 10_001)], tier: 'gold', rules }
    expect(earnForVisit({ ...request, workType: 'regular_service' })).toEqual({
      qualifying: 240,
      redeemable: 180,
      parts: [
        {
          lineNo: 1,
          payer: 'customer',
          amountFen: 10_001,
          rateWorkType: 'regular_service',
          qualifyingMilliPerYuan: 2000,
          redeemableMilliPerYuan: 1500,
          tierMilli: 1200,
          qualifyingExact: '240.024',
          redeemableExact: '180.018',
        },
      ],
    })
    expect(earnForVisit({ ...request, workType: 'a_kind_of_our_own' })).toMatchObject({
      qualifying: 120,
      redeemable: 120,
    })
  })

  it('says when no row matched', () => {
    const { parts } = earnForVisit({ lines: [line(1, 100)], workType: 'repair', tier: 'vip', rules: rulesWith([]) })
    expect(parts[0]).toMatchObject({ rateWorkType: null, qualifyingMilliPerYuan: 0, qualifyingExact: '0' })
  })

  it('never gives less than 0 for an order', () => {
    const lines = [line(1, 100), line(2, -5_000)]
    const earning = earnForVisit({ lines, workType: 'repair', tier: 'standard', rules: defaultRules() })
    expect(earning).toMatchObject({ qualifying: 0, redeemable: 0 })
    expect(earning.parts[1]?.redeemableExact).toBe('-50')
  })

  it('throws for a tier that the rules do not know', () => {
    expect(() => earnForVisit({ lines: [], workType: 'repair', tier: 'platinum', rules: defaultRules() })).toThrow(
      'platinum',
    )
  })
})
