import { describe, expect, it } from 'vitest'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { expireLots, expiringSoon } from './expire.ts'
import { reverseEarning } from './reverse-earning.ts'
import { NO_POINTS } from './types.ts'
import type { Lot } from './types.ts'

const lot = (id: string, expiresOn: string | null, remaining: number): Lot => ({
  id,
  earnedOn: '2025-01-01',
  expiresOn,
  remaining,
})
const lots = [
  lot('never', null, 7),
  lot('today', '2026-10-31', 20),
  lot('over', '2026-09-30', 30),
  lot('empty', '2026-01-31', 0),
]

describe('expireLots', () => {
  it('takes what is left of each lot after its last day, not on it', () => {
    const { entries, expired, points } = expireLots(lots, '2026-10-31')
    expect(checkBalanced(entries)).toEqual([])
    expect(expired).toEqual([{ lotId: 'over', points: 30 }])
    expect(points).toBe(30)
    expect(applyEntries({ ...NO_POINTS, redeemable: 57 }, entries).redeemable).toBe(27)
    expect(expireLots(lots, '2026-11-01').expired.map(({ lotId }) => lotId)).toEqual(['over', 'today'])
  })

  it('done twice is done once', () => {
    const { entries } = expireLots(lots, '2027-01-01')
    const changes = new Map(lotChanges(entries).map(({ lotId, change }) => [lotId, change]))
    const left = lots.map((own) => ({ ...own, remaining: own.remaining + (changes.get(own.id) ?? 0) }))
    expect(expireLots(left, '2027-01-01')).toEqual({ entries: [], expired: [], points: 0 })
  })

  it('makes no debt of expired points when their visit is voided afterwards', () => {
    const { entries } = reverseEarning({
      lots: [lot('never', null, 7)],
      qualifying: 30,
      redeemable: 30,
      ownLotId: 'over',
      expired: [{ lotId: 'over', points: 30 }],
    })
    expect(checkBalanced(entries)).toEqual([])
    const before = { ...NO_POINTS, qualifying: 30, redeemable: 7 }
    expect(applyEntries(before, entries)).toEqual({ qualifying: 0, redeemable: 7, held: 0, debt: 0 })
  })
})

it('tells what expires soon, by day', () => {
  expect(expiringSoon([...lots, lot('also', '2026-10-31', 5)], '2026-10-01', 30)).toEqual([
    { expiresOn: '2026-10-31', points: 25 },
  ])
  expect(expiringSoon(lots, '2026-10-01', 29)).toEqual([])
})
