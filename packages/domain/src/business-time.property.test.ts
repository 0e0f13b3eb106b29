import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, addMonths, businessDateOf, daysBetween, isBusinessDate, startOfBusinessDay } from './business-time.ts'

const instants = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const dates = instants.map(businessDateOf)

/** Independent of the constant in the code: the time zone database that the runtime carries. */
const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

it('agrees with the time zone database', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      expect(businessDateOf(instant)).toBe(shanghai.format(instant))
    }),
  )
})

it('a day begins with its first instant', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const start = startOfBusinessDay(date)
      expect(businessDateOf(start)).toBe(date)
      expect(businessDateOf(new Date(start.getTime() - 1))).toBe(addDays(date, -1))
    }),
  )
})

it('counts the days it adds', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
    }),
  )
})

it('adding months gives a day of the month meant, never later in it', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
      const moved = addMonths(date, months)
      const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
      expect(isBusinessDate(moved)).toBe(true)
      expect(monthOf(moved) - monthOf(date)).toBe(months)
      expect(moved.slice(8) <= date.slice(8)).toBe(true)
    }),
  )
})
