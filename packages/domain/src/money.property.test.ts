import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { allocate, AMOUNT_MAX_FEN, applyMilli, formatYuan, parseYuan } from './money.ts'

const amounts = fc.integer({ min: -AMOUNT_MAX_FEN, max: AMOUNT_MAX_FEN })
const weights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
  .filter((list) => list.some((weight) => weight > 0))

it('reads what it writes', () => {
  fc.assert(
    fc.property(amounts, (fen) => {
      expect(parseYuan(formatYuan(fen))).toEqual({ ok: true, value: fen })
    }),
  )
})

it('allocates the whole amount, each part within a fen of its share', () => {
  fc.assert(
    fc.property(amounts, weights, (total, list) => {
      const parts = allocate(total, list)
      const weightSum = list.reduce((sum, weight) => sum + weight, 0)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      parts.forEach((part, index) => {
        const difference = BigInt(part) * BigInt(weightSum) - BigInt(total) * BigInt(list[index] ?? 0)
        expect(difference < BigInt(weightSum) && difference > -BigInt(weightSum)).toBe(true)
      })
    }),
  )
})

it('rounds to the nearest fen and treats a charge and its return alike', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 5000 }), (fen, milli) => {
      const result = applyMilli(fen, milli)
      const error = BigInt(result) * 1000n - BigInt(fen) * BigInt(milli)
      expect(error <= 500n && error >= -500n).toBe(true)
      expect(applyMilli(-fen, milli) + result).toBe(0)
    }),
  )
})
