import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { DiscountRules } from '../rules/discount-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { discountVisit } from './discount-visit.ts'
import { mostDiscretionFen } from './offer-steps.ts'
import type { DiscountRequest, GrossLine, VoucherOffer } from './types.ts'

const rules = defaultRules()
const labour = (lineNo: number, amountFen: number): GrossLine => ({
  lineNo,
  lineKind: 'labour',
  payer: 'customer',
  amountFen,
})
const part = (lineNo: number, amountFen: number): GrossLine => ({ ...labour(lineNo, amountFen), lineKind: 'part' })
const voucher = (change: Partial<VoucherOffer> = {}): VoucherOffer => ({
  id: 'v50',
  leftFen: 5_000,
  minimumSpendFen: 0,
  workTypes: null,
  lineKinds: null,
  expiresOn: null,
  ...change,
})
const wash = { code: 'wash', name: '免费洗车', perYear: 4, used: 2, left: 2 }

function discount(change: Partial<DiscountRequest>) {
  return discountVisit({
    lines: [labour(1, 10_000), part(2, 20_000)],
    workType: 'repair',
    tier: 'standard',
    qualifying: 0,
    membershipActive: true,
    asOf: '2026-11-22',
    rules,
    ...change,
  })
}
const withDiscounts = (discounts: Partial<DiscountRules>, partialUse = false, perVisitMax = 1): RuleSet => ({
  ...rules,
  discounts: { ...rules.discounts, ...discounts },
  vouchers: { partialUse, perVisitMax },
})
const netOf = (result: ReturnType<typeof discountVisit>) => result.lines.map(({ netFen }) => netFen)

describe('a benefit', () => {
  it('is not used up on a visit that costs nothing', () => {
    const lines = [labour(1, 3_000), labour(2, -3_000)]
    const result = discount({ lines, benefits: [{ code: 'wash', lineNo: 1 }], benefitsLeft: [wash] })
    expect(result.offers).toMatchObject([{ takenFen: 0, left: 2, problem: { code: 'BENEFIT_LINE_UNFIT' } }])
  })
})

describe('rates', () => {
  it('takes the tier off labour and parts by their own rates, and says so on each line', () => {
    const result = discount({ tier: 'gold' })
    expect(result).toMatchObject({ grossFen: 30_000, takenFen: 2_000, netFen: 28_000 })
    expect(result.lines.map((line) => line.discounts)).toEqual([
      [{ step: 'tier', code: 'gold', rateMilli: 900, takenFen: 1_000 }],
      [{ step: 'tier', code: 'gold', rateMilli: 950, takenFen: 1_000 }],
    ])
  })

  it('takes nothing off what another pays, nor off a discount that the order came with', () => {
    const lines = [labour(1, 10_000), { ...labour(2, 10_000), payer: 'insurer' as const }, labour(3, -500)]
    expect(netOf(discount({ lines, tier: 'vip' }))).toEqual([8_500, 10_000, -500])
  })

  it('takes the better of tier and threshold for each line, or both one after the other', () => {
    const vip = { tier: 'gold', qualifying: 10_000 }
    expect(discount(vip).lines.map((line) => line.discounts.map(({ code }) => code))).toEqual([
      ['labour_from_10000'],
      ['gold'],
    ])
    expect(netOf(discount(vip))).toEqual([8_500, 19_000])
    expect(netOf(discount({ ...vip, rules: withDiscounts({ stacking: 'both' }) }))).toEqual([7_650, 19_000])
    expect(netOf(discount({ tier: 'gold', qualifying: 9_999 }))).toEqual([9_000, 19_000])
  })

  it('waits for the renewal of who is lapsed; agreed prices hold, in the place of tier and threshold', () => {
    const agreed = { code: 'fleet-7', labourMilli: 800, partsMilli: 990 }
    expect(netOf(discount({ tier: 'vip', membershipActive: false }))).toEqual([10_000, 20_000])
    const result = discount({ tier: 'vip', qualifying: 50_000, agreed, rules: withDiscounts({ stacking: 'both' }) })
    expect(netOf(result)).toEqual([8_000, 19_800])
    expect(result.lines[0]?.discounts).toEqual([{ step: 'agreed', code: 'fleet-7', rateMilli: 800, takenFen: 2_000 }])
  })

  it('throws for a tier that the rules do not know', () => {
    expect(() => discount({ tier: 'platinum' })).toThrow('platinum')
  })
})

describe('vouchers', () => {
  it('spreads a voucher over the lines by largest remainder', () => {
    const lines = [part(1, 100), part(2, 100), part(3, 100)]
    const result = discount({ lines, vouchers: [voucher({ leftFen: 100 })] })
    expect(netOf(result)).toEqual([66, 67, 67])
    expect(result.offers).toEqual([{ step: 'voucher', code: 'v50', takenFen: 100, left: 0, problem: null }])
  })

  it('keeps to its categories and to what is to be paid; the rest stays only where the rules say so', () => {
    const lines = [labour(1, 3_000), part(2, 20_000)]
    const vouchers = [voucher({ lineKinds: ['labour'] })]
    expect(discount({ lines, vouchers })).toMatchObject({ netFen: 20_000, offers: [{ takenFen: 3_000, left: 0 }] })
    expect(discount({ lines, vouchers, rules: withDiscounts({}, true) }).offers[0]).toMatchObject({ left: 2_000 })
  })

  it.each([
    [{ expiresOn: '2026-11-21' }, 'VOUCHER_EXPIRED'],
    [{ workTypes: ['regular_service'] }, 'VOUCHER_OTHER_CATEGORY'],
    [{ minimumSpendFen: 30_001 }, 'VOUCHER_MINIMUM_SHORT'],
    [{ leftFen: 0 }, 'VOUCHER_NOT_NEEDED'],
  ])('is not used when %j: %s', (change, code) => {
    const result = discount({ vouchers: [voucher(change)] })
    expect(result).toMatchObject({ takenFen: 0, offers: [{ takenFen: 0, problem: { code } }] })
  })

  it('takes no more of them than a visit may, and none from who is lapsed', () => {
    const two = [voucher(), voucher({ id: 'second' })]
    const codes = (change: Partial<DiscountRequest>) =>
      discount({ vouchers: two, ...change }).offers.map((offer) => offer.problem?.code ?? null)
    expect(codes({})).toEqual([null, 'VOUCHER_LIMIT_REACHED'])
    expect(codes({ rules: withDiscounts({}, false, 2) })).toEqual([null, null])
    expect(codes({ membershipActive: false })).toEqual(['MEMBERSHIP_LAPSED', 'MEMBERSHIP_LAPSED'])
  })

  it('meets its minimum by what the steps before it leave', () => {
    const vouchers = [voucher({ minimumSpendFen: 30_000 })]
    expect(discount({ tier: 'gold', vouchers }).offers[0]?.problem).toEqual({
      code: 'VOUCHER_MINIMUM_SHORT',
      facts: { minimumSpendFen: 30_000, amountFen: 28_000, shortByFen: 2_000 },
    })
    const first = withDiscounts({ order: ['voucher', 'benefit', 'tier', 'threshold'] })
    expect(discount({ tier: 'gold', vouchers, rules: first })).toMatchObject({ offers: [{ takenFen: 5_000 }] })
  })
})

describe('benefits and discretion', () => {
  it('takes a free item off whole, counting down within the visit', () => {
    const lines = [labour(1, 3_000), labour(2, 3_000), labour(3, 3_000)]
    const benefits = [1, 2, 3].map((lineNo) => ({ code: 'wash', lineNo }))
    const result = discount({ lines, benefits, benefitsLeft: [wash] })
    expect(netOf(result)).toEqual([0, 0, 3_000])
    expect(result.offers.map(({ left, problem }) => [left, problem?.code ?? null])).toEqual([
      [1, null],
      [0, null],
      [0, 'BENEFIT_USED_UP'],
    ])
  })

  it('takes off a line that it fits, and no more than one use may', () => {
    const wash1 = (change: Partial<DiscountRequest>) =>
      discount({ benefits: [{ code: 'wash', lineNo: 1 }], benefitsLeft: [wash], ...change })
    expect(wash1({ lines: [part(1, 500_000)] }).offers).toMatchObject([
      { takenFen: 0, left: 2, problem: { code: 'BENEFIT_LINE_UNFIT', facts: { lineKinds: ['labour'] } } },
    ])
    expect(netOf(wash1({ lines: [labour(1, 500_000)] }))).toEqual([490_000])
    expect(netOf(wash1({ lines: [labour(1, 10_000)] }))).toEqual([0])
    const terms = { code: 'wash', lineKinds: null, workTypes: ['regular_service'], mostFen: null }
    const only = { ...rules, benefits: [terms] }
    expect(wash1({ rules: only }).offers).toMatchObject([{ left: 2, problem: { code: 'BENEFIT_OTHER_CATEGORY' } }])
    expect(netOf(wash1({ rules: only, workType: 'regular_service', lines: [part(1, 500_000)] }))).toEqual([0])
  })

  it('says why a benefit cannot be used', () => {
    const codes = (change: Partial<DiscountRequest>) =>
      discount({ benefitsLeft: [wash], ...change }).offers.map((offer) => offer.problem?.code)
    expect(codes({ benefits: [{ code: 'rescue', lineNo: 1 }] })).toEqual(['BENEFIT_UNKNOWN'])
    expect(codes({ benefits: [{ code: 'wash', lineNo: 9 }] })).toEqual(['BENEFIT_LINE_UNFIT'])
    expect(codes({ benefits: [{ code: 'wash', lineNo: 1 }], membershipActive: false })).toEqual(['MEMBERSHIP_LAPSED'])
  })

  it('lets staff take off up to their limit of what is left, and more with an approval', () => {
    const by = (amountFen: number, approvedFen = 0) =>
      discount({ tier: 'gold', discretion: { role: 'manager', amountFen, approvedFen } })
    expect(by(2_800)).toMatchObject({ netFen: 25_200 })
    expect(by(2_801).offers).toEqual([
      {
        step: 'discretion',
        code: 'manager',
        takenFen: 0,
        left: 0,
        problem: { code: 'DISCRETION_APPROVAL_MISSING', facts: { amountFen: 2_801, mostFen: 2_800 } },
      },
    ])
    expect(by(2_801, 2_801)).toMatchObject({ netFen: 25_199 })
    expect(by(2_800, 100)).toMatchObject({ netFen: 25_200 })
    expect(by(99_999, 99_999)).toMatchObject({ netFen: 0 })
    expect(by(5_001, 5_000).offers).toMatchObject([{ problem: { facts: { amountFen: 5_001, mostFen: 5_000 } } }])
  })

  it('tells beforehand what a role may take off', () => {
    expect(mostDiscretionFen(28_000, 'manager', rules)).toBe(2_800)
    expect(mostDiscretionFen(105, 'manager', rules)).toBe(10)
    expect(mostDiscretionFen(28_000, 'reception', rules)).toBe(0)
    expect(mostDiscretionFen(28_000, 'technician', rules)).toBe(0)
    expect(mostDiscretionFen(-500, 'manager', rules)).toBe(0)
  })
})
