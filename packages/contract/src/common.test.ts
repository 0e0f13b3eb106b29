import { isBusinessDate } from '@cheyou/domain'
import { expect, it } from 'vitest'
import { businessDate } from './common.ts'

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
