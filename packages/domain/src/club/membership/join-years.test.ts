import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../business-time.ts'
import { runs } from '../../testing/property-runs.ts'
import { joinYears, type PaidYear } from './join-years.ts'

const today = '2026-11-28'
const day = (offset: number) => addDays(today, offset)
/** A year of twelve months that ends so many days from today, with as many before and after it. */
function yearsTo(end: number, { before = 0, ahead = 0 } = {}): PaidYear[] {
  const anchorOn = addMonths(addDays(day(end), 1), -12 * (before + 1))
  return Array.from({ length: before + 1 + ahead }, (_, i) => ({
    anchorOn,
    startsOn: addMonths(anchorOn, 12 * i),
    endsOn: addDays(addMonths(anchorOn, 12 * (i + 1)), -1),
  }))
}
const join = (kept: PaidYear[], merged: PaidYear[]) => joinYears({ kept, merged, today })

describe('the years of two members who are one person', () => {
  it('go on with the year that runs, as it began, when the other lapsed long ago', () => {
    const [lapsed, running] = [yearsTo(-400), yearsTo(304)]
    expect(join(lapsed, running)).toMatchObject({ kept: running, left: [], current: running[0], beside: null })
    expect(join(running, lapsed)).toMatchObject({ kept: [], current: running[0], beside: null, endsOn: day(304) })
  })

  it('are as many as were paid ahead, though to the same day', () => {
    const [kept, merged] = [yearsTo(9, { ahead: 1 }), yearsTo(9, { ahead: 1 })]
    const { kept: own, endsOn, beside } = join(kept, merged)
    const [next] = kept.slice(1)
    expect(own[0]).toEqual(next)
    expect(own[1]).toMatchObject({
      startsOn: addDays(next!.endsOn, 1),
      endsOn: addMonths(next!.endsOn, 12),
    })
    expect(endsOn).toBe(own[1]!.endsOn)
    expect(beside).toMatchObject({ of: 'merged' })
  })

  it('say which year ran beside the one that goes on, in either direction', () => {
    const [today0, later] = [yearsTo(0), yearsTo(9)]
    expect(join(today0, later)).toMatchObject({ current: later[0], beside: { of: 'kept', year: today0[0] } })
    expect(join(later, today0)).toMatchObject({ current: later[0], beside: { of: 'merged', year: today0[0] } })
    expect(join(yearsTo(-1), later).beside).toBeNull()
  })

  const member = fc
    .record({ end: fc.integer({ min: -800, max: 364 }), before: fc.nat(2), ahead: fc.nat(1) })
    .map(({ end, before, ahead }) => yearsTo(end, { before, ahead: end < 0 ? 0 : ahead }))

  it('never overlap, lose no year that has not begun, and end the same in either direction', () => {
    fc.assert(
      fc.property(member, member, (kept, merged) => {
        const joined = join(kept, merged)
        const changed = new Set(joined.kept.map(({ startsOn }) => startsOn))
        const stays = kept.filter(
          (year) => year.startsOn <= today && !changed.has(year.startsOn) && !joined.left.includes(year),
        )
        const all = [...stays, ...joined.kept].toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
        for (const year of all) expect(year.endsOn >= year.startsOn).toBe(true)
        for (const [i, year] of all.slice(1).entries()) expect(year.startsOn > all[i]!.endsOn).toBe(true)
        const ahead = [...kept, ...merged].filter(({ startsOn }) => startsOn > today)
        const paid = all.filter(({ startsOn }) => startsOn > today)
        expect(paid).toHaveLength(ahead.length)
        const days = (years: readonly PaidYear[]) =>
          years.reduce((sum, { startsOn, endsOn }) => sum + daysBetween(startsOn, endsOn), 0)
        // Twelve months have one day more or less, by where 29 February falls.
        expect(Math.abs(days(paid) - days(ahead))).toBeLessThanOrEqual(paid.length)
        expect(all).toContainEqual(joined.current)
        expect(joined.endsOn).toBe(all.at(-1)!.endsOn)
        expect(join(merged, kept).endsOn).toBe(joined.endsOn)
        expect(join(merged, kept).current.endsOn).toBe(joined.current.endsOn)
      }),
      { numRuns: runs(500) },
    )
  })
})
