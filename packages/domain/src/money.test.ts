import { describe, expect, it } from 'vitest'
import { allocate, applyMilli, formatYuan, parseYuan } from './money.ts'

describe('parseYuan', () => {
  it.each([
    ['1,234.50', 123450],
    ['0', 0],
    ['76.00', 7600],
    ['36.1', 3610],
    ['￥12', 1200],
    ['１２．５', 1250],
    ['-3.05', -305],
    ['+8元', 800],
    ['12.', 1200],
    ['12.5000', 1250],
    ['-0.00', 0],
  ])('reads %s as %d fen', (text, fen) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: fen })
  })

  it.each([
    ['', 'AMOUNT_MALFORMED'],
    ['abc', 'AMOUNT_MALFORMED'],
    ['.5', 'AMOUNT_MALFORMED'],
    ['1,23', 'AMOUNT_MALFORMED'],
    ['1.2E+3', 'AMOUNT_MALFORMED'],
    ['--1', 'AMOUNT_MALFORMED'],
    ['1.005', 'AMOUNT_TOO_PRECISE'],
    ['10000000000.01', 'AMOUNT_TOO_LARGE'],
    ['9'.repeat(400), 'AMOUNT_TOO_LARGE'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseYuan(text)).toMatchObject({ ok: false, code, facts: { text } })
  })
})

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123450, '1,234.50'],
    [-100000000, '-1,000,000.00'],
  ])('writes %d fen as %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text)
  })

  it('throws for a fraction of a fen', () => {
    expect(() => formatYuan(1.5)).toThrow(RangeError)
  })
})

describe('applyMilli', () => {
  it.each([
    [10_000, 950, 9_500],
    [1, 500, 1],
    [1, 499, 0],
    [-1, 500, -1],
    [-1, 499, 0],
    [333, 1000, 333],
    [9_007_199_254_740_991, 1000, 9_007_199_254_740_991],
  ])('%d fen at %d is %d fen', (fen, milli, result) => {
    expect(applyMilli(fen, milli)).toBe(result)
  })

  it('throws for a negative rate', () => {
    expect(() => applyMilli(1, -1)).toThrow(RangeError)
  })
})

describe('allocate', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [3, 7], [2, 3]],
    [10, [0, 1, 0], [0, 10, 0]],
    [0, [2, 3], [0, 0]],
  ])('splits %d by %j into %j', (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts)
  })

  it('throws when there is nobody to give to', () => {
    expect(() => allocate(1, [])).toThrow(RangeError)
    expect(() => allocate(1, [0, 0])).toThrow(RangeError)
    expect(() => allocate(1, [1, -1])).toThrow(RangeError)
  })
})
