import { describe, expect, it } from 'vitest'
import { formatCardCode, parseCardCode } from './card-code.ts'

const code = { cardNumber: '1000000008', otp: '07081804' }

describe('card code', () => {
  it('is read as it is written', () => {
    expect(formatCardCode(code.cardNumber, code.otp)).toBe('CY1.1000000008.07081804')
    expect(parseCardCode('CY1.1000000008.07081804')).toEqual(code)
  })

  it.each([
    ' CY1.1000000008.07081804\n',
    'cy1.1000000008.07081804',
    'CY1 1000000008 0708 1804',
    '1000000008 07081804',
    '100 0000 008-0708-1804',
    '100000000807081804',
    'ＣＹ１．１０００００００08．07081804',
    'CY1。1000000008。07081804',
  ])('is read as people type it: %s', (text) => {
    expect(parseCardCode(text)).toEqual(code)
  })

  it.each([
    '',
    'CY1',
    'CY2.1000000008.07081804',
    'CY1.1000000008.0708180',
    'CY1.1000000008.070818044',
    'CY1.100000000a.07081804',
    'https://example.com/1000000008/07081804',
    '1'.repeat(200),
  ])('is nothing of ours: %s', (text) => {
    expect(parseCardCode(text)).toBeNull()
  })
})
