import { expect, it } from 'vitest'
import { orderedHours, type Opening, type OpeningHours } from './opening-hours.ts'

const week = (monday: Opening[]) => [monday, ...Array.from({ length: 6 }, (): Opening[] => [])]
const morning = { from: 510, to: 720 }
const afternoon = { from: 810, to: 1080 }

it('several openings a day come in order, other days by their date', () => {
  const later = { date: '2026-10-08', openings: [] }
  const sooner = { date: '2026-10-01', openings: [afternoon, morning] }
  expect(orderedHours({ week: week([afternoon, morning]), days: [later, sooner] })).toEqual({
    ok: true,
    value: { week: week([morning, afternoon]), days: [{ ...sooner, openings: [morning, afternoon] }, later] },
  })
})

it('a store may be open until midnight and around the clock, and openings may touch', () => {
  for (const day of [[{ from: 0, to: 1440 }], [morning, { from: 720, to: 1440 }]])
    expect(orderedHours({ week: week(day), days: [] }).ok).toBe(true)
})

const notFit: [code: string, hours: OpeningHours, at: string][] = [
  ['HOURS_BACKWARDS', { week: week([{ from: 1080, to: 510 }]), days: [] }, 'week.0'],
  ['HOURS_BACKWARDS', { week: week([{ from: 540, to: 540 }]), days: [] }, 'week.0'],
  ['HOURS_OVERLAP', { week: week([afternoon, { from: 700, to: 811 }]), days: [] }, 'week.0'],
  ['HOURS_OVERLAP', { week: week([]), days: [{ date: '2026-10-01', openings: [morning, morning] }] }, 'days.0'],
  [
    'HOURS_DATE_TWICE',
    {
      week: week([]),
      days: ['2026-10-02', '2026-10-01', '2026-10-02'].map((date) => ({ date, openings: [] })),
    },
    'days.2',
  ],
]

it.for(notFit)('%s is refused at its place', ([code, hours, at]) => {
  expect(orderedHours(hours)).toMatchObject({
    ok: false,
    code,
    facts: { at },
  })
})
