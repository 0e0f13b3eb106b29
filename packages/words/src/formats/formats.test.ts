import { describe, expect, it } from 'vitest'
import { day, dayOf, days, moment, momentInTable, month, shortDay, timeOf } from './days.ts'
import { figure, kilometres, points, signedPoints } from './figures.ts'
import { yuan, yuanInTable } from './money.ts'
import { discount, percent, rate } from './rates.ts'

describe('figures', () => {
  it('groups figures and shows a true minus', () => {
    expect(points(0)).toBe('0')
    expect(points(1_234_567)).toBe('1,234,567')
    expect(points(-5000)).toBe('−5,000')
    expect(figure(12_345)).toBe('12,345')
    expect([signedPoints(1284), signedPoints(-500), signedPoints(0)]).toEqual(['+1,284', '−500', '0'])
  })

  it('says kilometres in Chinese', () => {
    expect(kilometres(45_120)).toBe('45,120 公里')
  })
})

describe('money', () => {
  it('is as short as exact in a sentence', () => {
    expect(yuan(25_500)).toBe('¥255')
    expect(yuan(25_550)).toBe('¥255.50')
    expect(yuan(123_450)).toBe('¥1,234.50')
    expect(yuan(5)).toBe('¥0.05')
    expect([yuan(-1), yuan(-6_800)]).toEqual(['−¥0.01', '−¥68'])
  })

  it('has two decimals in a table', () => {
    expect([yuanInTable(65_050), yuanInTable(-5), yuanInTable(0)]).toEqual(['¥650.50', '−¥0.05', '¥0.00'])
    expect(yuanInTable(123_456_700)).toBe('¥1,234,567.00')
  })
})

describe('rates', () => {
  it('says factors without idle decimals', () => {
    expect([rate(1000), rate(1250), rate(1500), rate(0), rate(5)]).toEqual(['1', '1.25', '1.5', '0', '0.005'])
    expect([rate(1_000_000_000), rate(-500), rate(-1500)]).toEqual(['1,000,000', '−0.5', '−1.5'])
    expect([percent(25), percent(1000)]).toEqual(['2.5%', '100%'])
  })

  it('says discounts in tenths of the price', () => {
    expect([discount(850), discount(900), discount(955)]).toEqual(['8.5 折', '9 折', '9.55 折'])
    expect([discount(1000), discount(0)]).toEqual(['不打折', '免费'])
  })
})

describe('days', () => {
  it('says business dates in words', () => {
    expect(day('2026-01-05')).toBe('2026年1月5日')
    expect(shortDay('2026-11-22')).toBe('11月22日')
    expect(month('2026-11')).toBe('2026年11月')
    expect(days('2026-09-09', '2026-10-08')).toBe('2026年9月9日至2026年10月8日')
  })

  it('shows instants in Shanghai, whatever the zone of the device', () => {
    expect(moment('2026-11-21T16:30:00.000Z')).toBe('11月22日 00:30')
    expect(momentInTable('2026-11-21T16:30:00.000Z')).toBe('2026-11-22 00:30')
    expect(timeOf('2026-11-21T16:30:00.000Z')).toBe('00:30')
    expect(dayOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
  })
})
