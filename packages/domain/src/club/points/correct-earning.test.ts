import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { correctEarning } from './correct-earning.ts'
import type { Correction } from './correct-earning.ts'
import { NO_POINTS } from './types.ts'
import type { Lot } from './types.ts'

const lot = (id: string, expiresOn: string | null, remaining: number): Lot => ({
  id,
  earnedOn: '2026-01-01',
  expiresOn,
  remaining,
})
const opening = { id: 'new', earnedOn: '2026-01-01', expiresOn: '2027-12-31' }

function correct(lots: readonly Lot[], old: number, now: number, expired = 0): Correction {
  const redeemable = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  const before = {
    lots,
    qualifying: old,
    redeemable: old,
    ownLotId: 'own',
    expired: [{ lotId: 'own', points: expired }],
  }
  const balances = { ...NO_POINTS, qualifying: old, redeemable }
  return correctEarning({ balances, before, qualifying: now, redeemable: now, lot: opening })
}

const netOf = ({ reversal, earning }: Correction) => lotChanges([...reversal, ...earning])

describe('correctEarning', () => {
  it('puts back what the reversal drew from other lots before its own', () => {
    const correction = correct([lot('own', '2027-12-31', 80), lot('never', null, 100)], 100, 80)
    expect(checkBalanced(correction.reversal)).toEqual([])
    expect(checkBalanced(correction.earning)).toEqual([])
    expect(netOf(correction)).toEqual([{ lotId: 'own', change: -20 }])
    expect(correction.lot).toBeNull()
  })

  it('opens a lot only for what the order gives more', () => {
    const correction = correct([lot('own', '2027-12-31', 100)], 100, 130)
    expect(netOf(correction)).toEqual([{ lotId: 'new', change: 30 }])
    expect(correction.lot).toEqual({ ...opening, remaining: 30 })
  })

  it('moves the points to a lot of the new date when the day of the order was wrong', () => {
    const correction = correct([lot('own', '2026-11-30', 100)], 100, 90)
    expect(netOf(correction)).toEqual([
      { lotId: 'own', change: -100 },
      { lotId: 'new', change: 90 },
    ])
  })

  it('leaves a debt for what was spent and is no longer given', () => {
    const correction = correct([], 100, 30)
    const after = applyEntries({ ...NO_POINTS, qualifying: 100 }, [...correction.reversal, ...correction.earning])
    expect(after).toEqual({ qualifying: 30, redeemable: 0, held: 0, debt: 70 })
  })

  it('lets what had expired stay expired', () => {
    const { reversal, earning } = correct([], 100, 80, 100)
    const expired = [...reversal, ...earning].filter((entry) => entry.account === 'expired')
    expect(expired.reduce((sum, entry) => sum + entry.amount, 0)).toBe(-20)
    expect(applyEntries(NO_POINTS, [...reversal, ...earning])).toMatchObject({ redeemable: 0, debt: 0 })
  })

  it('nets to the difference alone: less as if it had been less, more in a lot of its own, no other lot touched', () => {
    const amount = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(amount, amount, amount, amount, (own, other, old, now) => {
        const lots = [lot('own', '2027-12-31', Math.min(own, old)), lot('other', '2026-12-31', other)]
        const correction = correct(lots, old, now)
        const less = Math.max(0, old - now)
        const fromOwn = Math.min(less, Math.min(own, old))
        const fromOther = Math.min(less - fromOwn, other)
        const owed = less - fromOwn - fromOther
        const expected = [
          { lotId: 'own', change: -fromOwn },
          { lotId: 'other', change: -fromOther },
        ].filter(({ change }) => change !== 0)
        const kept = netOf(correction).filter(({ lotId }) => lotId !== 'new')
        expect(kept).toEqual(expected)
        const total = Math.min(own, old) + other
        const after = applyEntries({ ...NO_POINTS, qualifying: old, redeemable: total }, [
          ...correction.reversal,
          ...correction.earning,
        ])
        expect(after).toEqual({ qualifying: now, redeemable: total - old + now + owed, held: 0, debt: owed })
        expect(correction.lot?.remaining ?? 0).toBe(Math.max(0, now - old))
      }),
    )
  })
})
