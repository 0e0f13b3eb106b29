import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { firstToExpire } from './draw-lots.ts'
import { postEarning } from './post-earning.ts'
import { reverseEarning } from './reverse-earning.ts'
import { captureHold, hold, releaseHold } from './spend.ts'
import { NO_POINTS } from './types.ts'
import type { Balances, Draw, EntryDraft, Lot } from './types.ts'

const TODAY = '2026-10-31'

/** A step of a member's history; `pick` chooses among the earnings or holds that are still open. */
type Step =
  | { do: 'earn'; qualifying: number; redeemable: number; expiresOn: string | null }
  | { do: 'reverse' | 'release' | 'capture'; pick: number }
  | { do: 'hold'; points: number }

const points = fc.integer({ min: 0, max: 300 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('earn' as const),
    qualifying: points,
    redeemable: points,
    expiresOn: fc.constantFrom(null, '2026-11-30', '2026-12-31', '2027-06-30'),
  }),
  fc.record({ do: fc.constantFrom('reverse' as const, 'release' as const, 'capture' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('hold' as const), points: fc.integer({ min: 1, max: 300 }) }),
)
const history = fc.array(step, { maxLength: 40 })

type Earned = { qualifying: number; redeemable: number; lotId: string | null }

/** A member's account kept from entries, beside a model that knows only sums: earned, set aside, gone. */
class Member {
  balances: Balances = NO_POINTS
  lots = new Map<string, Lot>()
  entries: EntryDraft[] = []
  earnings: Earned[] = []
  holds: (readonly Draw[])[] = []
  gone = 0

  post(entries: readonly EntryDraft[], opened: Lot | null = null): void {
    if (checkBalanced(entries).length > 0) throw new Error('a posting does not add up to 0')
    this.balances = applyEntries(this.balances, entries)
    this.entries.push(...entries)
    if (opened) this.lots.set(opened.id, { ...opened, remaining: 0 })
    for (const { lotId, change } of lotChanges(entries)) {
      const lot = this.lots.get(lotId)
      if (!lot) throw new Error(`no lot ${lotId}`)
      this.lots.set(lotId, { ...lot, remaining: lot.remaining + change })
    }
  }

  modelQualifying(): number {
    return this.earnings.reduce((sum, earned) => sum + earned.qualifying, 0)
  }

  modelHeld(): number {
    return this.holds.flat().reduce((sum, draw) => sum + draw.points, 0)
  }

  modelNet(): number {
    return this.earnings.reduce((sum, earned) => sum + earned.redeemable, 0) - this.modelHeld() - this.gone
  }
}

function take(member: Member, now: Step): void {
  if (now.do === 'earn') earn(member, now)
  else if (now.do === 'hold') setAside(member, now.points)
  else if (now.do === 'reverse') {
    const [earned] = member.earnings.splice(now.pick % (member.earnings.length || 1), 1)
    if (!earned) return
    const { qualifying, redeemable, lotId: ownLotId } = earned
    member.post(reverseEarning({ lots: [...member.lots.values()], qualifying, redeemable, ownLotId }).entries)
  } else {
    const [draws] = member.holds.splice(now.pick % (member.holds.length || 1), 1)
    if (!draws) return
    if (now.do === 'capture') member.gone += draws.reduce((sum, draw) => sum + draw.points, 0)
    member.post(now.do === 'capture' ? captureHold(draws) : releaseHold(member.balances, draws))
  }
}

function earn(member: Member, now: Extract<Step, { do: 'earn' }>): void {
  const { qualifying, redeemable, expiresOn } = now
  const lot = { id: `lot-${member.entries.length}`, earnedOn: TODAY, expiresOn }
  const posted = postEarning({ balances: member.balances, qualifying, redeemable, lot })
  member.post(posted.entries, posted.lot)
  member.earnings.push({ qualifying, redeemable, lotId: posted.lot?.id ?? null })
}

function setAside(member: Member, wanted: number): void {
  const before = member.balances
  const lots = [...member.lots.values()]
  const held = hold({ balances: before, lots, points: wanted, asOf: TODAY })
  expect(held.ok).toBe(wanted <= Math.max(0, member.modelNet()))
  if (!held.ok) {
    expect(held.facts['shortBy']).toBe(wanted - before.redeemable)
    return
  }
  member.post(held.value.entries)
  member.holds.push(held.value.draws)
  expect(member.balances.qualifying).toBe(before.qualifying)
  expectFirstToExpireFirst(lots, held.value.draws)
}

/** Every lot drawn but the last is empty, and no lot that expires before it has anything left. */
function expectFirstToExpireFirst(lots: readonly Lot[], draws: readonly Draw[]): void {
  const filled = lots.filter((lot) => lot.remaining > 0).toSorted(firstToExpire)
  expect(draws.map((draw) => draw.lotId)).toEqual(filled.slice(0, draws.length).map((lot) => lot.id))
  draws.slice(0, -1).forEach((draw, index) => expect(draw.points).toBe(filled[index]?.remaining))
}

function expectLaws(member: Member): void {
  const { qualifying, redeemable, held, debt } = member.balances
  const lots = [...member.lots.values()]
  expect(applyEntries(NO_POINTS, member.entries)).toEqual(member.balances)
  expect(qualifying).toBe(member.modelQualifying())
  expect(redeemable - debt).toBe(member.modelNet())
  expect(held).toBe(member.modelHeld())
  expect(Math.min(redeemable, debt)).toBe(0)
  expect(Math.min(redeemable, debt, held, ...lots.map((lot) => lot.remaining))).toBeGreaterThanOrEqual(0)
  expect(lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(redeemable)
}

it('keeps the laws of the ledger after every step of any history', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const member = new Member()
      for (const now of steps) {
        take(member, now)
        expectLaws(member)
      }
    }),
    { numRuns: runs(2000) },
  )
})

it('a hold that is released leaves every lot as it was', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 300 }), (steps, wanted) => {
      const member = new Member()
      for (const now of steps) take(member, now)
      const lots = new Map(member.lots)
      const before = member.balances
      const held = hold({ balances: before, lots: [...lots.values()], points: wanted, asOf: TODAY })
      fc.pre(held.ok)
      member.post(held.value.entries)
      member.post(releaseHold(member.balances, held.value.draws))
      expect(member.balances).toEqual(before)
      expect(member.lots).toEqual(lots)
    }),
    { numRuns: runs(2000) },
  )
})

it('taking back every earning and settling every hold leaves only what was spent, as a debt', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const member = new Member()
      for (const now of steps) take(member, now)
      while (member.earnings.length > 0) take(member, { do: 'reverse', pick: 0 })
      while (member.holds.length > 0) take(member, { do: 'release', pick: 0 })
      expect(member.balances).toEqual({ qualifying: 0, redeemable: 0, held: 0, debt: member.gone })
    }),
    { numRuns: runs(2000) },
  )
})
