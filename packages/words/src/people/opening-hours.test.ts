import { expect, it } from 'vitest'
import { clock, openingsOn, openingsWords, openNow, weekWords } from './opening-hours.ts'

const workday = [
  { from: 510, to: 720 },
  { from: 810, to: 1080 },
]
const saturday = [{ from: 540, to: 1440 }]
const hours = {
  week: [workday, workday, workday, workday, workday, saturday, []],
  days: [{ date: '2026-12-01', openings: [] }],
}

it('says a minute, a day and a week', () => {
  expect([clock(0), clock(65), clock(1440)]).toEqual(['00:00', '01:05', '24:00'])
  expect(openingsWords(workday)).toBe('08:30–12:00、13:30–18:00')
  expect(openingsWords([{ from: 0, to: 1440 }])).toBe('全天')
  expect(weekWords(hours)).toEqual(['周一至周五 08:30–12:00、13:30–18:00', '周六 09:00–24:00', '周日 休息'])
  expect(weekWords({ week: Array.from({ length: 7 }, () => saturday), days: [] })).toEqual(['每天 09:00–24:00'])
  expect(weekWords({ week: [saturday, saturday, [], [], [], [], []], days: [] })).toEqual([
    '周一、周二 09:00–24:00',
    '周三至周日 休息',
  ])
})

it('a day of its own stands over its weekday', () => {
  expect(openingsOn(hours, '2026-11-30')).toEqual(workday)
  expect(openingsOn(hours, '2026-12-01')).toEqual([])
  expect(openingsOn(hours, '2026-12-06')).toEqual([])
})

it('is open from the first minute until before the last, by the clock of Shanghai', () => {
  const at = (wall: string) => openNow(hours, new Date(`${wall}+08:00`))
  expect(at('2026-11-30T08:29')).toEqual({ open: false, words: '08:30–12:00、13:30–18:00', date: '2026-11-30' })
  expect([at('2026-11-30T08:30').open, at('2026-11-30T11:59').open, at('2026-11-30T12:00').open]).toEqual([
    true,
    true,
    false,
  ])
  expect(at('2026-12-05T23:59').open).toBe(true)
  expect(at('2026-12-06T00:00')).toEqual({ open: false, words: '休息', date: '2026-12-06' })
})
