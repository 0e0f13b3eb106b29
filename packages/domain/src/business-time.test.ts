import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  businessDateOf,
  daysBetween,
  endOfMonth,
  endOfYear,
  isBusinessDate,
  parseBusinessDate,
  startOfBusinessDay,
} from './business-time.ts'

describe('instants and days', () => {
  it('changes the day at midnight in Shanghai', () => {
    expect(businessDateOf(new Date('2026-10-30T15:59:59.999Z'))).toBe('2026-10-30')
    expect(businessDateOf(new Date('2026-10-30T16:00:00.000Z'))).toBe('2026-10-31')
    expect(startOfBusinessDay('2026-10-31').toISOString()).toBe('2026-10-30T16:00:00.000Z')
  })
})

describe('calendar', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -25, '2024-02-29'],
  ])('%s and %d months is %s', (date, months, result) => {
    expect(addMonths(date, months)).toBe(result)
  })

  it('adds days over years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
    expect(daysBetween('2026-10-31', '2026-10-30')).toBe(-1)
  })

  it('finds the ends', () => {
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29')
    expect(endOfMonth('2026-12-31')).toBe('2026-12-31')
    expect(endOfYear('2026-02-03')).toBe('2026-12-31')
  })

  it('throws for a text that is no date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  })
})

describe('text', () => {
  it.each(['2026-10-31', '2026/10/31', '2026.10.31', '2026年10月31日', ' 2026-10-31 ', '２０２６-10-31'])(
    'reads %s',
    (text) => {
      expect(parseBusinessDate(text)).toEqual({ ok: true, value: '2026-10-31' })
    },
  )

  it('reads one-digit months and days', () => {
    expect(parseBusinessDate('2026/1/5')).toEqual({ ok: true, value: '2026-01-05' })
    expect(parseBusinessDate('2026年1月5日')).toEqual({ ok: true, value: '2026-01-05' })
  })

  it.each([
    ['', 'DATE_MALFORMED'],
    ['20261031', 'DATE_MALFORMED'],
    ['2026-10/31', 'DATE_MALFORMED'],
    ['31/10/2026', 'DATE_MALFORMED'],
    ['2026-02-29', 'DATE_IMPOSSIBLE'],
    ['2026-13-01', 'DATE_IMPOSSIBLE'],
    ['1899-12-30', 'DATE_IMPOSSIBLE'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseBusinessDate(text)).toMatchObject({ ok: false, code })
  })

  it('knows its own form', () => {
    expect(isBusinessDate('2024-02-29')).toBe(true)
    expect(isBusinessDate('2026-02-29')).toBe(false)
    expect(isBusinessDate('2026-2-9')).toBe(false)
    expect(isBusinessDate('2026-02-09T00:00:00Z')).toBe(false)
  })
})
