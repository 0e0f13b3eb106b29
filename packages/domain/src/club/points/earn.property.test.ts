import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import { payers } from '../rules/rule-set.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { earnForVisit } from './earn.ts'
import type { EarningLine } from './earn.ts'
import { earnedPoints } from './earned-points.ts'

const milli = fc.integer({ min: 0, max: 5000 })

const rules: fc.Arbitrary<RuleSet> = fc.tuple(milli, milli, milli, milli).map(([a, b, c, tierMilli]) => ({
  ...defaultRules(),
  tiers: defaultRules().tiers.map((tier) => ({ ...tier, earningMilli: tierMilli })),
  earning: {
    ...defaultRules().earning,
    rounding: 'floor',
    rates: [
      { workType: '*', payer: 'customer', qualifyingMilliPerYuan: a, redeemableMilliPerYuan: b },
      { workType: '*', payer: 'insurer', qualifyingMilliPerYuan: c, redeemableMilliPerYuan: a },
    ],
  },
}))

const lines: fc.Arbitrary<EarningLine[]> = fc.array(
  fc.record({
    lineNo: fc.integer({ min: 1, max: 99 }),
    lineKind: fc.constantFrom('labour' as const, 'part' as const),
    payer: fc.constantFrom(...payers),
    amountFen: fc.integer({ min: -50_000, max: 5_000_000 }),
  }),
  { maxLength: 12 },
)

const earn = (given: readonly EarningLine[], by: RuleSet) =>
  earnForVisit({ lines: given, workType: 'repair', tier: 'standard', rules: by })

/** Reads a decimal with at most eight places as hundred-millionths, apart from the code under test. */
function hundredMillionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(8, '0'))
  return text.startsWith('-') ? -value : value
}

it('is the sum of the exact parts, rounded down once', () => {
  fc.assert(
    fc.property(lines, rules, (given, by) => {
      const { qualifying, redeemable, parts } = earn(given, by)
      for (const [points, exact] of [
        [qualifying, parts.map((part) => part.qualifyingExact)],
        [redeemable, parts.map((part) => part.redeemableExact)],
      ] as const) {
        const sum = exact.reduce((total, text) => total + hundredMillionths(text), 0n)
        const least = sum < 0n ? 0n : sum
        const scaled = BigInt(points) * 100_000_000n
        expect(scaled <= least && least < scaled + 100_000_000n).toBe(true)
      }
    }),
  )
})

it('does not depend on the order of lines or on how an amount is split into lines', () => {
  fc.assert(
    fc.property(lines, rules, fc.nat(), (given, by, cut) => {
      const { qualifying, redeemable } = earn(given, by)
      const split = given.flatMap((line) => [
        { ...line, amountFen: line.amountFen - cut },
        { ...line, amountFen: cut },
      ])
      expect(earn(given.toReversed(), by)).toMatchObject({ qualifying, redeemable })
      expect(earn(split, by)).toMatchObject({ qualifying, redeemable })
    }),
  )
})

it('comes to the same without the explanation, lines of a payer added up first', () => {
  fc.assert(
    fc.property(lines, rules, (given, by) => {
      const { qualifying, redeemable } = earn(given, by)
      const request = { lines: given, workType: 'repair', tier: 'standard', rules: by }
      expect(earnedPoints(request)).toEqual({ qualifying, redeemable })
    }),
  )
})
