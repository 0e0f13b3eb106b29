import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { transferDraws, transferPoints } from './transfer.ts'
import type { HeldPoints } from './transfer.ts'
import type { Balances, Lot } from './types.ts'

const amounts = fc.array(fc.tuple(fc.nat(200), fc.constantFrom(null, '2026-12-31', '2027-12-31')), { maxLength: 5 })

/** Somebody with lots, or with a debt; held points besides. */
const side = fc.record({ amounts, debt: fc.nat(400), qualifying: fc.nat(9_000), held: fc.nat(100) }).map((made) => {
  const lots = made.amounts.map(([remaining, expiresOn], index): Lot => ({
    id: `lot-${index}`,
    earnedOn: '2025-05-05',
    expiresOn,
    remaining,
  }))
  const redeemable = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  const first = lots[0]
  const held: HeldPoints[] = first && made.held > 0 ? [{ lotId: first.id, points: made.held, lot: first }] : []
  const balances: Balances = {
    qualifying: made.qualifying,
    redeemable,
    held: held.length > 0 ? made.held : 0,
    debt: redeemable > 0 ? 0 : made.debt,
  }
  return { lots, balances, held }
})

it('leaves nothing behind, loses nothing, keeps each date and lets one side pay the debt of the other', () => {
  fc.assert(
    fc.property(side, side, (from, target) => {
      const to = { ...target, lots: target.lots.map((lot) => ({ ...lot, id: `own-${lot.id}` })) }
      const { leaving, arriving, lots } = transferPoints({ from, to, lotIdFor: (id) => `moved-${id}` })
      expect(checkBalanced(leaving)).toEqual([])
      expect(checkBalanced(arriving)).toEqual([])
      const gone = applyEntries(from.balances, leaving)
      const now = applyEntries(to.balances, arriving)
      expect(gone).toEqual({ qualifying: 0, redeemable: 0, held: 0, debt: 0 })
      expect(now.qualifying).toBe(from.balances.qualifying + to.balances.qualifying)
      expect(now.held).toBe(from.balances.held + to.balances.held)
      const net = ({ redeemable, debt }: Balances) => redeemable - debt
      expect(net(now)).toBe(net(from.balances) + net(to.balances))
      expect(Math.min(now.redeemable, now.debt)).toBe(0)
      const arrived = new Map(lotChanges(arriving).map(({ lotId, change }) => [lotId, change]))
      for (const { fromLotId, lot, points } of lots) {
        const origin = from.lots.find((own) => own.id === fromLotId)
        expect([lot.earnedOn, lot.expiresOn]).toEqual([origin?.earnedOn, origin?.expiresOn])
        expect(arrived.get(lot.id) ?? 0).toBe(lot.remaining)
        expect(points).toBeGreaterThanOrEqual(lot.remaining)
      }
    }),
    { numRuns: runs(1000) },
  )
})

it('moves what a subject has on an account, and gives each lot its dates', () => {
  fc.assert(
    fc.property(fc.constantFrom('held' as const, 'redeemed' as const), amounts, (account, made) => {
      const held = made
        .filter(([points]) => points > 0)
        .map(([points, expiresOn], i): HeldPoints => {
          return { lotId: `lot-${i}`, points, lot: { earnedOn: '2025-05-05', expiresOn } }
        })
      const { leaving, arriving, lots } = transferDraws({ account, held, lotIdFor: (id) => `moved-${id}` })
      const total = held.reduce((sum, { points }) => sum + points, 0)
      for (const [entries, sign] of [
        [leaving, -1],
        [arriving, 1],
      ] as const) {
        expect(checkBalanced(entries)).toEqual([])
        const own = entries.filter((entry) => entry.account === account)
        expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBe(sign * total + 0)
        expect(lotChanges(entries)).toEqual([])
      }
      expect(lots.map(({ lot, points }) => [lot.earnedOn, lot.expiresOn, lot.remaining, points])).toEqual(
        held.map(({ lot, points }) => [lot.earnedOn, lot.expiresOn, 0, points]),
      )
    }),
    { numRuns: runs(200) },
  )
})
