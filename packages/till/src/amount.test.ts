import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenOf, isTooMuch, padded, padKeys, yuanText, type PadKey } from './amount.ts'

const typed = (keys: string) => (keys.match(/00|./g) ?? []).reduce((text, key) => padded(text, key as PadKey), '')

describe('the number pad', () => {
  it.each([
    ['120', '120'],
    ['.5', '0.5'],
    ['12.34', '12.34'],
    ['12.345', '12.34'],
    ['1.2.3', '1.23'],
    ['0005', '5'],
    ['1.00', '1.00'],
    ['123456789', '1234567'],
    ['100000000', '1000000'],
  ])('%s is %s', (keys, text) => {
    expect(typed(keys)).toBe(text)
  })

  it('erases the last sign', () => {
    expect(padded('12.', 'erase')).toBe('12')
    expect(padded('', 'erase')).toBe('')
  })

  it('never makes what is no amount', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<PadKey>(...padKeys, 'erase')), (keys) => {
        const text = keys.reduce(padded, '')
        expect(text === '' || fenOf(text) !== null).toBe(true)
      }),
    )
  })
})

it.each([
  ['2000000', false],
  ['2000000.01', true],
  ['123456789012', true],
  ['1234567890123', false],
  ['三百', false],
])('%s is too much: %s', (text, tooMuch) => {
  expect(isTooMuch(text)).toBe(tooMuch)
})

describe('an amount', () => {
  it.each([
    ['1,234.5', 123_450],
    ['¥ 12.05', 1_205],
    ['１２元', 1_200],
    ['.5', 50],
    ['5.', 500],
    ['2000000', 200_000_000],
    ['2000000.01', null],
    ['', null],
    ['.', null],
    ['1.234', null],
    ['-1', null],
    ['三百', null],
  ])('%s is %s fen', (text, fen) => {
    expect(fenOf(text)).toBe(fen)
  })

  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000_000 }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen)
      }),
    )
  })
})
