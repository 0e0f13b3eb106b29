import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultRules } from '../club/rules/default-rules.ts'
import { earnedPoints } from '../club/points/earned-points.ts'
import { isRefund, refundByItself, refundsOfOrder, type EarnedBy, type PaidFen } from './refund-points.ts'

const by: EarnedBy = { workType: 'repair', tier: 'standard', rules: defaultRules(), settledOn: '2026-03-01' }
const paid = (customer: number, others: Partial<PaidFen> = {}): PaidFen => ({
  customer,
  insurer: 0,
  manufacturer: 0,
  internal: 0,
  ...others,
})
const points = (both: number) => ({ qualifying: both, redeemable: both })

it('an order gives money back when the customer gets some, or when nothing is theirs and somebody else does', () => {
  expect(isRefund(paid(-1, { insurer: 500 }))).toBe(true)
  expect(isRefund(paid(0, { insurer: -1 }))).toBe(true)
  expect(isRefund(paid(1, { insurer: -500 }))).toBe(false)
  expect(isRefund(paid(0))).toBe(false)
})

it('takes back in proportion, and all of it once all money is back', () => {
  expect(refundsOfOrder(paid(100_00), by, [paid(-40_00)])).toEqual([points(40)])
  expect(refundsOfOrder(paid(100_99), by, [paid(-50_50), paid(-50_49)])).toEqual([points(50), points(50)])
  expect(refundsOfOrder(paid(0, { insurer: 80_00 }), by, [paid(0, { insurer: -80_00 })])).toEqual([points(0)])
})

it('never takes more than the order still holds', () => {
  expect(refundsOfOrder(paid(100_00), by, [paid(-80_00), paid(-80_00), paid(-1_00)])).toEqual([
    points(80),
    points(20),
    points(0),
  ])
})

it('without an order takes what its amounts would have earned', () => {
  expect(refundByItself(paid(-40_60), by)).toEqual(points(40))
  expect(refundByItself(paid(-40_00, { insurer: 90_00 }), by)).toEqual(points(40))
})

it('refunds take together what one over their sum takes, in any order of theirs, and leave what the rest earns', () => {
  const fen = fc.integer({ min: 0, max: 30_000 })
  fc.assert(
    fc.property(fen, fc.array(fen, { maxLength: 5 }), (order, backs) => {
      const sumOf = (all: readonly number[]) => all.reduce((sum, own) => sum + own, 0)
      const takes = (all: readonly number[]) =>
        sumOf(
          refundsOfOrder(
            paid(order),
            by,
            all.map((back) => paid(-back)),
          ).map((taken) => taken.redeemable),
        )
      const lines = (amountFen: number) => [
        { lineNo: 1, lineKind: 'labour' as const, payer: 'customer' as const, amountFen },
      ]
      const left = earnedPoints({ ...by, lines: lines(Math.max(0, order - sumOf(backs))) }).redeemable
      const given = earnedPoints({ ...by, lines: lines(order) }).redeemable
      expect(given - takes(backs)).toBe(left)
      expect(takes(backs.toReversed())).toBe(takes(backs))
      expect(takes([sumOf(backs)])).toBe(takes(backs))
    }),
  )
})
