import { describe, expect, it } from 'vitest'
import { formatCardCode, looksLikePayment, parseCardCode } from './card-code.ts'

const code = { cardNumber: '1000000008', otp: '07081804' }

describe('card code', () => {
  it('is read as it is written', () => {
    expect(formatCardCode(code.cardNumber, code.otp)).toBe('9100000000807081804')
    expect(parseCardCode('9100000000807081804')).toEqual(code)
  })

  it('is digits only, as many as no code of a payment has with that beginning', () => {
    const text = formatCardCode(code.cardNumber, code.otp)
    expect(text).toMatch(/^9\d{18}$/)
    expect(looksLikePayment(text, isCard)).toBe('no')
  })

  it.each([
    'CY1.1000000008.07081804',
    '9 1000000008 0708 1804',
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
    '8100000000807081804',
    '91000000008070818041',
    '1'.repeat(200),
  ])('is nothing of ours: %s', (text) => {
    expect(parseCardCode(text)).toBeNull()
  })
})

/** Of these, by their check digits. */
const isCard = (digits: string) => ['1345678906', '6000000007', '1000000008'].includes(digits)

describe('a code for paying', () => {
  it.each([
    ['134567890123456789', 'surely'],
    ['2876543210987654', 'surely'],
    ['300000000000000000000000', 'surely'],
    ['134567890612345678', 'maybe'],
    ['164567890123456789', 'no'],
    ['600000000712345678', 'no'],
    ['1345678901234567890', 'no'],
    ['', 'no'],
  ])('%s: %s', (text, answer) => {
    expect(looksLikePayment(text, isCard)).toBe(answer)
  })
})
