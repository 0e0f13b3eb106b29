import { expect, it } from 'vitest'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { reverseEarning } from './reverse-earning.ts'
import type { Lot } from './types.ts'
import { restoreTaken } from './where-it-lay.ts'

const lot = (id: string, remaining: number): Lot => ({ id, earnedOn: '2026-01-01', expiresOn: null, remaining })
const fresh = { id: 'fresh', earnedOn: '2026-02-01', expiresOn: '2026-12-31' }
const before = { qualifying: 100, redeemable: 40, held: 0, debt: 0 }

const taken = reverseEarning({
  lots: [lot('own', 30), lot('other', 10)],
  qualifying: 100,
  redeemable: 70,
  ownLotId: 'own',
})
const owing = applyEntries(before, taken.entries)

it('what was taken goes back where it lay, and the debt that it made is gone', () => {
  expect(owing).toEqual({ qualifying: 0, redeemable: 0, held: 0, debt: 30 })
  const { entries, lot: opened, balancesAfter } = restoreTaken({ balances: owing, taken: taken.entries, lot: fresh })
  expect(checkBalanced(entries)).toEqual([])
  expect(lotChanges(entries)).toEqual([
    { lotId: 'other', change: 10 },
    { lotId: 'own', change: 30 },
  ])
  expect(opened).toBeNull()
  expect(balancesAfter).toEqual(before)
})

it('what was paid of that debt since opens a lot', () => {
  const { entries, lot: opened } = restoreTaken({ balances: { ...owing, debt: 0 }, taken: taken.entries, lot: fresh })
  expect(checkBalanced(entries)).toEqual([])
  expect(opened).toEqual({ ...fresh, remaining: 30 })
})

it('another debt is paid before anything can be spent', () => {
  const balances = { ...owing, debt: 65 }
  const { balancesAfter, lot: opened } = restoreTaken({ balances, taken: taken.entries, lot: fresh })
  expect(balancesAfter).toEqual({ qualifying: 100, redeemable: 5, held: 0, debt: 0 })
  expect(opened).toBeNull()
})

it('what had expired expires again', () => {
  const drawn = reverseEarning({
    lots: [lot('own', 0)],
    qualifying: 0,
    redeemable: 50,
    ownLotId: 'own',
    expired: [{ lotId: 'own', points: 50 }],
  })
  const none = { qualifying: 0, redeemable: 0, held: 0, debt: 0 }
  expect(restoreTaken({ balances: none, taken: drawn.entries, lot: fresh })).toMatchObject({
    balancesAfter: none,
    lot: null,
  })
})
