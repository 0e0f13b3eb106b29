import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { earnForVisit } from '../points/earn.ts'
import { defaultRules } from '../rules/default-rules.ts'
import { discountSteps } from '../rules/discount-rules.ts'
import { lineKinds, payers } from '../rules/rule-set.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { visitTotals } from '../../visits/visit-totals.ts'
import { discountVisit } from './discount-visit.ts'
import type { DiscountRequest } from './types.ts'

const milli = fc.integer({ min: 0, max: 1000 })
const rules: fc.Arbitrary<RuleSet> = fc
  .record({
    order: fc.shuffledSubarray([...discountSteps], { minLength: discountSteps.length }),
    stacking: fc.constantFrom('best' as const, 'both' as const),
    partialUse: fc.boolean(),
    rates: fc.tuple(milli, milli, milli, milli),
  })
  .map(({ order, stacking, partialUse, rates: [tierLabour, tierParts, labourMilli, partsMilli] }) => ({
    ...defaultRules(),
    tiers: defaultRules().tiers.map((tier) => ({
      ...tier,
      package: { ...tier.package, labourMilli: tierLabour, partsMilli: tierParts },
    })),
    thresholds: [{ code: 'more', name: '优惠', qualifying: 100, labourMilli, partsMilli }],
    discounts: { order, stacking },
    vouchers: { partialUse, perVisitMax: 2 },
  }))

const request: fc.Arbitrary<DiscountRequest> = fc.record({
  lines: fc
    .array(
      fc.record({
        lineKind: fc.constantFrom(...lineKinds),
        payer: fc.constantFrom(...payers, 'customer' as const),
        amountFen: fc.integer({ min: -5_000, max: 100_000 }),
      }),
      { maxLength: 8 },
    )
    .map((lines) => lines.map((line, index) => ({ ...line, lineNo: index + 1 }))),
  workType: fc.constantFrom('repair', 'regular_service'),
  tier: fc.constantFrom('standard', 'gold'),
  qualifying: fc.nat(200),
  membershipActive: fc.boolean(),
  asOf: fc.constant('2026-11-22'),
  rules,
  vouchers: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b'),
      leftFen: fc.nat(50_000),
      minimumSpendFen: fc.nat(20_000),
      workTypes: fc.constantFrom(null, ['repair']),
      lineKinds: fc.constantFrom(null, ['part' as const]),
      expiresOn: fc.constantFrom(null, '2026-11-22', '2026-11-21'),
    }),
    { maxLength: 3 },
  ),
  benefits: fc.array(fc.record({ code: fc.constant('wash'), lineNo: fc.integer({ min: 1, max: 8 }) }), {
    maxLength: 3,
  }),
  benefitsLeft: fc.constant([{ code: 'wash', name: '洗车', perYear: 2, used: 0, left: 2 }]),
  discretion: fc.record({ role: fc.constant('manager'), amountFen: fc.nat(30_000), approvedFen: fc.nat(30_000) }),
})

it('adds up to the fen, touches only what the customer pays, and never goes below 0', () => {
  fc.assert(
    fc.property(request, (given) => {
      const result = discountVisit(given)
      const before = visitTotals(given.lines).byPayerFen
      const after = visitTotals(result.lines.map((line) => ({ ...line, amountFen: line.netFen }))).byPayerFen
      expect(after).toEqual({ ...before, customer: result.netFen })
      expect(result.grossFen).toBe(before.customer)
      expect(result.grossFen - result.takenFen).toBe(result.netFen)
      expect(result.netFen).toBeGreaterThanOrEqual(Math.min(0, before.customer))
      result.lines.forEach((line, index) => {
        const taken = line.discounts.reduce((sum, { takenFen }) => sum + takenFen, 0)
        expect(line.amountFen).toBe(given.lines[index]?.amountFen)
        expect(line.amountFen - taken).toBe(line.netFen)
        expect(line.netFen).toBeGreaterThanOrEqual(Math.min(0, line.amountFen))
        expect(line.discounts.every(({ takenFen }) => takenFen > 0)).toBe(true)
        if (line.payer !== 'customer') expect(line.discounts).toEqual([])
      })
    }),
    { numRuns: runs(2000) },
  )
})

it('accounts for every fen of a voucher and every piece of a benefit', () => {
  fc.assert(
    fc.property(request, (given) => {
      const { offers, lines } = discountVisit(given)
      const vouchers = offers.filter(({ step }) => step === 'voucher')
      vouchers.forEach(({ takenFen, left, problem }, index) => {
        const { leftFen } = given.vouchers![index]!
        expect(takenFen).toBeLessThanOrEqual(leftFen)
        const unused = problem !== null || given.rules.vouchers.partialUse
        expect(left).toBe(unused ? leftFen - takenFen : 0)
        if (problem === null) expect(takenFen).toBeGreaterThan(0)
      })
      for (const step of ['voucher', 'benefit', 'discretion'] as const) {
        const onLines = lines.flatMap((line) => line.discounts.filter((own) => own.step === step))
        const sum = (amounts: readonly { takenFen: number }[]) => amounts.reduce((all, own) => all + own.takenFen, 0)
        expect(sum(onLines)).toBe(sum(offers.filter((offer) => offer.step === step)))
      }
      const used = offers.filter(({ step, problem }) => step === 'benefit' && problem === null)
      expect(used.length).toBeLessThanOrEqual(2)
    }),
    { numRuns: runs(1000) },
  )
})

it('takes the same off in preview and settlement, and never earns more than without discounts', () => {
  fc.assert(
    fc.property(request, (given) => {
      const result = discountVisit(given)
      expect(discountVisit(JSON.parse(JSON.stringify(given)))).toEqual(result)
      const { workType, tier } = given
      const earn = (lines: DiscountRequest['lines']) => earnForVisit({ lines, workType, tier, rules: given.rules })
      const net = earn(result.lines.map((line) => ({ ...line, amountFen: line.netFen })))
      expect(net.redeemable).toBeLessThanOrEqual(earn(given.lines).redeemable)
      expect(net.redeemable).toBe(Math.max(0, Math.floor(result.netFen / 100)))
    }),
  )
})
