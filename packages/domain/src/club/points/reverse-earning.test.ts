import { describe, expect, it } from 'vitest'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { postEarning } from './post-earning.ts'
import { reverseEarning } from './reverse-earning.ts'
import { NO_POINTS } from './types.ts'
import type { Lot } from './types.ts'

const opening = { id: 'own', earnedOn: '2026-10-01', expiresOn: null }
const lot = (id: string, expiresOn: string | null, remaining: number): Lot => ({
  id,
  earnedOn: '2026-01-01',
  expiresOn,
  remaining,
})

describe('postEarning', () => {
  it('gives on both tracks and opens a lot', () => {
    const { entries, lot: opened } = postEarning({ balances: NO_POINTS, qualifying: 120, redeemable: 80, lot: opening })
    expect(checkBalanced(entries)).toEqual([])
    expect(applyEntries(NO_POINTS, entries)).toEqual({ qualifying: 120, redeemable: 80, held: 0, debt: 0 })
    expect(opened).toEqual({ ...opening, remaining: 80 })
    expect(lotChanges(entries)).toEqual([{ lotId: 'own', change: 80 }])
  })

  it('pays the debt first', () => {
    const owing = { ...NO_POINTS, debt: 50 }
    const part = postEarning({ balances: owing, qualifying: 80, redeemable: 80, lot: opening })
    expect(applyEntries(owing, part.entries)).toEqual({ qualifying: 80, redeemable: 30, held: 0, debt: 0 })
    expect(part.lot?.remaining).toBe(30)
    const all = postEarning({ balances: owing, qualifying: 40, redeemable: 40, lot: opening })
    expect(applyEntries(owing, all.entries)).toEqual({ qualifying: 40, redeemable: 0, held: 0, debt: 10 })
    expect(all.lot).toBeNull()
  })

  it('has no entries where there is nothing to give', () => {
    const nothing = postEarning({ balances: NO_POINTS, qualifying: 0, redeemable: 0, lot: opening })
    expect(nothing).toEqual({ entries: [], lot: null })
  })
})

describe('reverseEarning', () => {
  it('takes from its own lot first, then from the first to expire', () => {
    const lots = [lot('never', null, 100), lot('soon', '2026-12-31', 15), lot('own', null, 40)]
    const { entries } = reverseEarning({ lots, qualifying: 60, redeemable: 60, ownLotId: 'own' })
    expect(checkBalanced(entries)).toEqual([])
    expect(lotChanges(entries)).toEqual([
      { lotId: 'own', change: -40 },
      { lotId: 'soon', change: -15 },
      { lotId: 'never', change: -5 },
    ])
  })

  it('makes a debt of what was spent, and drops nothing', () => {
    const before = { qualifying: 100, redeemable: 30, held: 20, debt: 0 }
    const { entries } = reverseEarning({
      lots: [lot('own', null, 30)],
      qualifying: 100,
      redeemable: 100,
      ownLotId: 'own',
    })
    expect(checkBalanced(entries)).toEqual([])
    expect(applyEntries(before, entries)).toEqual({ qualifying: 0, redeemable: 0, held: 20, debt: 70 })
  })

  it('does not clip the qualifying track at 0', () => {
    const { entries } = reverseEarning({ lots: [], qualifying: 100, redeemable: 0, ownLotId: null })
    expect(applyEntries({ ...NO_POINTS, qualifying: 60 }, entries).qualifying).toBe(-40)
  })
})

describe('checkBalanced', () => {
  it('says which track does not add up', () => {
    const entry = { track: 'redeemable', account: 'member', amount: 5, lotId: null } as const
    expect(checkBalanced([entry])).toEqual([{ track: 'redeemable', sum: 5 }])
    expect(
      checkBalanced([
        { ...entry, track: 'qualifying' },
        { ...entry, amount: -5 },
      ]),
    ).toHaveLength(2)
  })
})
