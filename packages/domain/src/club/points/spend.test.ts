import { describe, expect, it } from 'vitest'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { captureHold, hold, releaseHold } from './spend.ts'
import { NO_POINTS } from './types.ts'
import type { Lot } from './types.ts'

const lot = (id: string, earnedOn: string, expiresOn: string | null, remaining: number): Lot => ({
  id,
  earnedOn,
  expiresOn,
  remaining,
})

const asOf = '2026-10-31'
const lots = [
  lot('never', '2020-01-01', null, 100),
  lot('late', '2025-01-01', '2027-12-31', 50),
  lot('soon-b', '2025-02-01', '2026-12-31', 30),
  lot('soon-a', '2025-02-01', '2026-12-31', 20),
  lot('soon-old', '2025-01-01', '2026-12-31', 10),
]
const balances = { ...NO_POINTS, qualifying: 900, redeemable: 210 }

describe('hold', () => {
  it('draws first to expire first, then the older, then by id, never-expiring last', () => {
    const draws = [
      { lotId: 'soon-old', points: 10 },
      { lotId: 'soon-a', points: 20 },
      { lotId: 'soon-b', points: 30 },
      { lotId: 'late', points: 50 },
      { lotId: 'never', points: 1 },
    ]
    for (const given of [lots, lots.toReversed()]) {
      expect(hold({ balances, lots: given, points: 111, asOf })).toMatchObject({ ok: true, value: { draws } })
    }
  })

  it('moves points from the member to held and leaves qualifying alone', () => {
    const held = hold({ balances, lots, points: 60, asOf })
    if (!held.ok) throw new Error(held.code)
    expect(checkBalanced(held.value.entries)).toEqual([])
    expect(applyEntries(balances, held.value.entries)).toEqual({ qualifying: 900, redeemable: 150, held: 60, debt: 0 })
  })

  it('says how many points are missing', () => {
    expect(hold({ balances, lots, points: 211, asOf })).toEqual({
      ok: false,
      code: 'POINTS_SHORT',
      facts: { points: 211, available: 210, shortBy: 1 },
    })
  })

  it('does not draw a lot whose last day has passed, although its expiry is not posted yet', () => {
    const last = hold({ balances, lots, points: 210, asOf: '2026-12-31' })
    const next = hold({ balances, lots, points: 210, asOf: '2027-01-01' })
    expect(last.ok).toBe(true)
    expect(next).toMatchObject({ code: 'POINTS_SHORT', facts: { available: 150, shortBy: 60 } })
  })

  it('throws for points that are no number of points', () => {
    for (const points of [0, -1, 1.5, Number.NaN]) {
      expect(() => hold({ balances, lots, points, asOf })).toThrow(RangeError)
    }
  })
})

describe('after a hold', () => {
  const draws = [
    { lotId: 'soon-a', points: 20 },
    { lotId: 'late', points: 40 },
  ]
  const holding = { qualifying: 900, redeemable: 150, held: 60, debt: 0 }

  it('releases to the same lots', () => {
    const entries = releaseHold(holding, draws)
    expect(checkBalanced(entries)).toEqual([])
    expect(applyEntries(holding, entries)).toEqual({ qualifying: 900, redeemable: 210, held: 0, debt: 0 })
    expect(lotChanges(entries)).toEqual([
      { lotId: 'soon-a', change: 20 },
      { lotId: 'late', change: 40 },
    ])
  })

  it('pays a debt that arose meanwhile out of what is released', () => {
    const owing = { qualifying: 0, redeemable: 0, held: 60, debt: 25 }
    const entries = releaseHold(owing, draws)
    expect(checkBalanced(entries)).toEqual([])
    expect(applyEntries(owing, entries)).toEqual({ qualifying: 0, redeemable: 35, held: 0, debt: 0 })
    expect(lotChanges(entries)).toEqual([{ lotId: 'late', change: 35 }])
  })

  it('captures into redeemed without touching what the member has left', () => {
    const entries = captureHold(draws)
    expect(checkBalanced(entries)).toEqual([])
    expect(applyEntries(holding, entries)).toEqual({ qualifying: 900, redeemable: 150, held: 0, debt: 0 })
    expect(lotChanges(entries)).toEqual([])
  })
})
