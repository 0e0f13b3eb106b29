import { expect, it } from 'vitest'
import { presetsOn } from './day-field.tsx'

it('desk C13: offers ranges whose both ends are included, weeks from Monday on', () => {
  expect(presetsOn('2026-11-28')).toEqual([
    ['今天', '2026-11-28', '2026-11-28'],
    ['昨天', '2026-11-27', '2026-11-27'],
    ['本周', '2026-11-23', '2026-11-28'],
    ['近 7 天', '2026-11-22', '2026-11-28'],
    ['本月', '2026-11-01', '2026-11-28'],
    ['上月', '2026-10-01', '2026-10-31'],
    ['近 90 天', '2026-08-31', '2026-11-28'],
    ['今年', '2026-01-01', '2026-11-28'],
    ['去年', '2025-01-01', '2025-12-31'],
  ])
})

it('desk C13: crosses the turn of the year, and takes a Sunday for the end of its week', () => {
  const ranges = Object.fromEntries(presetsOn('2027-01-03').map(([name, ...range]) => [name, range]))
  expect(ranges['本周']).toEqual(['2026-12-28', '2027-01-03'])
  expect(ranges['上月']).toEqual(['2026-12-01', '2026-12-31'])
})
