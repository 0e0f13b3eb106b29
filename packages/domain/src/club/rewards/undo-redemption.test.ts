import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEntries, lotChanges } from '../points/balances.ts'
import { checkBalanced } from '../points/check-balanced.ts'
import { restoreRedeemed, splitDraws } from '../points/restore-spending.ts'
import { captureHold, hold, spendPoints } from '../points/spend.ts'
import { NO_POINTS } from '../points/types.ts'
import type { Lot } from '../points/types.ts'
import { cancelPart, undoHandOver } from './undo-redemption.ts'

const lots: Lot[] = [
  { id: 'soon', earnedOn: '2025-01-01', expiresOn: '2026-12-31', remaining: 120 },
  { id: 'later', earnedOn: '2025-01-01', expiresOn: '2027-12-31', remaining: 100 },
  { id: 'never', earnedOn: '2025-01-01', expiresOn: null, remaining: 500 },
]
const balances = { ...NO_POINTS, redeemable: 720 }
const asOf = '2026-10-31'

function held(points: number) {
  const result = hold({ balances, lots, points, asOf })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

it('cancelling a part leaves what the smaller redemption would have held', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 6 }), (quantity, cancelled) => {
      fc.pre(cancelled < quantity)
      const { entries, draws } = held(100 * quantity)
      const before = applyEntries(balances, entries)
      const part = cancelPart({ state: 'held', quantity, cancelled, points: 100 * quantity, draws, balances: before })
      if (!part.ok) throw new Error(part.code)
      const smaller = held(100 * (quantity - cancelled))
      expect(checkBalanced(part.value.entries)).toEqual([])
      expect(part.value.draws).toEqual(smaller.draws)
      expect(part.value.pointsLeft).toBe(100 * (quantity - cancelled))
      expect(applyEntries(before, part.value.entries)).toEqual(applyEntries(balances, smaller.entries))
    }),
  )
})

it('refuses a part that is none, and one of a redemption that is over', () => {
  const { draws } = held(300)
  const request = { state: 'held', quantity: 3, cancelled: 3, points: 300, draws, balances } as const
  expect(cancelPart(request)).toMatchObject({ code: 'REDEMPTION_QUANTITY', facts: { quantity: 3, cancelled: 3 } })
  expect(cancelPart({ ...request, cancelled: 0 }).ok).toBe(false)
  expect(cancelPart({ ...request, state: 'handed_over', cancelled: 1 })).toMatchObject({ code: 'REDEMPTION_STATE' })
  expect(() => splitDraws(draws, 301)).toThrow(RangeError)
})

it('undoes a handing over, back to held', () => {
  const { entries, draws } = held(200)
  const before = applyEntries(balances, entries)
  const undone = undoHandOver('handed_over', draws)
  if (!undone.ok) throw new Error(undone.code)
  expect(applyEntries(applyEntries(before, captureHold(draws)), undone.value.entries)).toEqual(before)
  expect(checkBalanced(undone.value.entries)).toEqual([])
  expect(undoHandOver('held', draws)).toMatchObject({ code: 'REDEMPTION_STATE' })
})

it('spends at once and gives back into the same lots, a debt first', () => {
  const spent = spendPoints({ balances, lots, points: 200, asOf })
  if (!spent.ok) throw new Error(spent.code)
  const { entries, draws } = spent.value
  const after = applyEntries(balances, entries)
  expect(after).toEqual({ ...NO_POINTS, redeemable: 520 })
  const back = restoreRedeemed(after, draws)
  expect(applyEntries(after, back)).toEqual(balances)
  expect(lotChanges([...entries, ...back])).toEqual([])
  expect(applyEntries({ ...NO_POINTS, debt: 150 }, restoreRedeemed({ ...NO_POINTS, debt: 150 }, draws))).toEqual({
    ...NO_POINTS,
    redeemable: 50,
  })
})
