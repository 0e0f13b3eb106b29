import { expect, it } from 'vitest'
import { expiryDate } from './expiry-date.ts'

it('never expires by default', () => {
  expect(expiryDate('2026-10-31', { kind: 'never' })).toBeNull()
})

it('expires at the end of the month some months later', () => {
  expect(expiryDate('2026-10-31', { kind: 'rolling_months', months: 24 })).toBe('2028-10-31')
  expect(expiryDate('2024-01-31', { kind: 'rolling_months', months: 1 })).toBe('2024-02-29')
  expect(expiryDate('2026-11-01', { kind: 'rolling_months', months: 3 })).toBe('2027-02-28')
})

it('expires at the end of the year in which it was earned', () => {
  expect(expiryDate('2026-01-01', { kind: 'year_end' })).toBe('2026-12-31')
  expect(expiryDate('2026-12-31', { kind: 'year_end' })).toBe('2026-12-31')
})
