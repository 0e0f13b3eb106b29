import { describe, expect, it } from 'vitest'
import {
  cardNumber,
  day,
  discount,
  fenOf,
  moment,
  month,
  points,
  rate,
  redemptionDigits,
  shortDay,
  signedPoints,
  yuan,
} from './format.ts'

describe('figures', () => {
  it('groups points and shows a true minus', () => {
    expect(points(0)).toBe('0')
    expect(points(1_234_567)).toBe('1,234,567')
    expect(points(-5000)).toBe('−5,000')
    expect(signedPoints(880)).toBe('+880')
    expect(signedPoints(0)).toBe('0')
    expect(signedPoints(-880)).toBe('−880')
  })

  it('shows fen as yuan, without .00', () => {
    expect(yuan(123_450)).toBe('¥1,234.50')
    expect(yuan(88_000)).toBe('¥880')
    expect(yuan(5)).toBe('¥0.05')
    expect(yuan(-1)).toBe('−¥0.01')
  })

  it('says rates and discounts as the trade does', () => {
    expect(rate(1500)).toBe('1.5')
    expect(discount(1000)).toBeNull()
    expect(discount(950)).toBe('95 折')
    expect(discount(900)).toBe('9 折')
  })
})

describe('dates', () => {
  it('says business dates in words', () => {
    expect(day('2026-01-05')).toBe('2026年1月5日')
    expect(shortDay('2026-11-22')).toBe('11月22日')
    expect(month('2026-11')).toBe('2026年11月')
  })

  it('shows instants in Shanghai, whatever the zone of the phone', () => {
    expect(moment('2026-11-21T16:30:00.000Z')).toBe('11月22日 00:30')
  })
})

describe('numbers to type', () => {
  it('groups card numbers and codes', () => {
    expect(cardNumber('8800012345')).toBe('8800 012 345')
    expect(redemptionDigits('CYR.WE65VQVWD82P')).toBe('WE65 VQVW D82P')
  })

  it('reads yuan as people type them', () => {
    expect(fenOf('880.5')).toBe(88_050)
    expect(fenOf('¥1,234.56')).toBe(123_456)
    expect(fenOf('１２元')).toBe(1200)
    expect(fenOf('0')).toBe(0)
    expect(fenOf('10000000')).toBe(1_000_000_000)
  })

  it('refuses what is not an amount', () => {
    for (const text of ['', 'abc', '1.234', '-5', '1e3', '10000000.01', '.']) expect(fenOf(text)).toBeNull()
  })
})
