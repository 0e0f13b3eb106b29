import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../business-time.ts'
import { membershipState, membershipYear } from './membership-year.ts'

describe('membershipYear', () => {
  it.each([
    ['2026-03-15', '2026-03-15', 0, '2026-03-15', '2027-03-14'],
    ['2026-03-15', '2027-03-14', 0, '2026-03-15', '2027-03-14'],
    ['2026-03-15', '2027-03-15', 1, '2027-03-15', '2028-03-14'],
    ['2010-01-01', '2026-10-31', 16, '2026-01-01', '2026-12-31'],
    ['2024-02-29', '2025-02-28', 1, '2025-02-28', '2026-02-27'],
    ['2024-02-29', '2028-02-29', 4, '2028-02-29', '2029-02-27'],
    ['2026-03-15', '2026-01-01', 0, '2026-03-15', '2027-03-14'],
  ])('joined %s, as of %s: year %d from %s to %s', (joinedOn, asOf, index, startsOn, endsOn) => {
    expect(membershipYear(joinedOn, asOf, 12)).toEqual({ index, startsOn, endsOn })
  })

  it('has every day in exactly one year, and the next begins the day after', () => {
    const days = fc.integer({ min: 0, max: 12_000 })
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 36 }), (joinedAfter, later, months) => {
        const joinedOn = addDays('2004-02-28', joinedAfter)
        const asOf = addDays(joinedOn, later)
        const year = membershipYear(joinedOn, asOf, months)
        expect(year.startsOn <= asOf && asOf <= year.endsOn).toBe(true)
        const next = membershipYear(joinedOn, addDays(year.endsOn, 1), months)
        expect(next).toMatchObject({ index: year.index + 1, startsOn: addDays(year.endsOn, 1) })
      }),
    )
  })
})

describe('membershipState', () => {
  it.each([
    ['2026-12-31', 'active'],
    ['2027-01-01', 'grace'],
    ['2027-01-30', 'grace'],
    ['2027-01-31', 'lapsed'],
  ])('on %s it is %s', (asOf, state) => {
    expect(membershipState('2026-12-31', asOf, 30)).toBe(state)
  })
})
