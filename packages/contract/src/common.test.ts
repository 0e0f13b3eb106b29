import { isBusinessDate } from '@cheyou/domain'
import { expect, it } from 'vitest'
import { businessDate, typedDate, typedInstant } from './common.ts'

it.each([
  '1900-01-01',
  '2024-02-29',
  '9999-12-31',
  '0000-01-01',
  '0026-11-22',
  '1899-12-31',
  '2026-02-29',
  '2026-1-1',
  '+10000-01-01',
])('a business date of the wire is one of the domain: %s', (day) => {
  expect(businessDate.safeParse(day).success).toBe(isBusinessDate(day))
})

it.each([
  ['1899-12-31', false],
  ['1900-01-01', true],
  ['2100-12-31', true],
  ['2101-01-01', false],
  ['9999-12-31', false],
  ['0000-01-01', false],
])('a day or instant that somebody sends lies between 1900 and 2100: %s', (day, taken) => {
  expect(typedDate.safeParse(day).success).toBe(taken)
  expect(typedInstant.safeParse(`${day}T00:00:00Z`).success).toBe(taken)
})
