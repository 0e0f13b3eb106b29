import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { decideDelivery } from '../../visits/decide-delivery.ts'
import type { VisitRevision } from '../../visits/decide-delivery.ts'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { correctEarning } from './correct-earning.ts'
import { expireLots } from './expire.ts'
import { postEarning } from './post-earning.ts'
import { reverseEarning } from './reverse-earning.ts'
import { spendPoints } from './spend.ts'
import { NO_POINTS } from './types.ts'
import type { Balances, EntryDraft, Lot } from './types.ts'

/** What a source says of an order: earned in its first revision, corrected or voided in later ones. */
type Said = VisitRevision & { order: number; qualifying: number; redeemable: number }
type Known = VisitRevision & { qualifying: number; redeemable: number; lotIds: readonly string[] }

/** Each order's lots die at their own date, so that a lot which changed its date would be seen. */
const expiresOn = (order: number) => (order % 3 === 0 ? null : `20${27 + (order % 5)}-12-31`)

/** A member fed with deliveries, through the functions that the server uses. */
class Member {
  balances: Balances = NO_POINTS
  lots = new Map<string, Lot>()
  known = new Map<number, Known>()
  spent = 0

  post(entries: readonly EntryDraft[], opened: Lot | null = null): void {
    expect(checkBalanced(entries)).toEqual([])
    this.balances = applyEntries(this.balances, entries)
    if (opened) this.lots.set(opened.id, { ...opened, remaining: 0 })
    for (const { lotId, change } of lotChanges(entries)) {
      const lot = this.lots.get(lotId)!
      this.lots.set(lotId, { ...lot, remaining: lot.remaining + change })
    }
  }

  deliver(said: Said): void {
    const known = this.known.get(said.order) ?? null
    const decision = decideDelivery(known, said)
    if (decision.kind === 'ignore') return
    const { order, qualifying, redeemable } = said
    const lot = { id: `${order}:${said.revision}`, earnedOn: '2026-01-01', expiresOn: expiresOn(order) }
    const [ownLotId = null, ...furtherLotIds] = known?.lotIds ?? []
    const before = known && {
      lots: [...this.lots.values()],
      qualifying: known.qualifying,
      redeemable: known.redeemable,
      ownLotId,
      furtherLotIds,
    }
    let opened: Lot | null = null
    if (decision.reverses && decision.earns && before) {
      const corrected = correctEarning({ balances: this.balances, before, qualifying, redeemable, lot })
      this.post(corrected.reversal)
      this.post(corrected.earning, corrected.lot)
      opened = corrected.lot
    } else if (decision.reverses && before) this.post(reverseEarning(before).entries)
    else if (decision.earns) {
      const posted = postEarning({ balances: this.balances, qualifying, redeemable, lot })
      this.post(posted.entries, posted.lot)
      opened = posted.lot
    }
    const lotIds = [...(known?.lotIds ?? []), ...(opened ? [opened.id] : [])]
    this.known.set(order, { ...said, lotIds })
  }

  spend(points: number): void {
    const spent = spendPoints({ balances: this.balances, lots: [...this.lots.values()], points, asOf: '2026-06-01' })
    if (!spent.ok) return
    this.post(spent.value.entries)
    this.spent += points
  }

  /** What is left by order, whatever lots it lies in. */
  leftByOrder(): Record<string, number> {
    const left: Record<string, number> = {}
    for (const { id, remaining } of this.lots.values()) {
      const order = id.split(':')[0]!
      if (remaining > 0) left[order] = (left[order] ?? 0) + remaining
    }
    return left
  }
}

const points = fc.integer({ min: 0, max: 300 })
const said: fc.Arbitrary<Said[]> = fc
  .array(fc.array(fc.tuple(points, points, fc.boolean()), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((orders) =>
    orders.flatMap((revisions, order) =>
      revisions.map(([qualifying, redeemable, isVoid], index): Said => {
        const state = isVoid && index > 0 ? 'void' : 'settled'
        return { order, revision: index + 1, state, qualifying, redeemable }
      }),
    ),
  )

/** The same things said in another order, some of them several times. */
const retold = (all: readonly Said[]): fc.Arbitrary<Said[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...all], { minLength: all.length }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
    )
    .map(([order, repeats]) => {
      const told = [...order]
      for (const [what, where] of repeats) told.splice(where % (told.length + 1), 0, all[what % all.length]!)
      return told
    })

/** The model: of each order what its last revision says. */
function modelOf(all: readonly Said[]): { qualifying: number; redeemable: number; left: Record<string, number> } {
  const last = new Map(all.toSorted((a, b) => a.revision - b.revision).map((own) => [own.order, own]))
  const settled = [...last.values()].filter((own) => own.state === 'settled')
  return {
    qualifying: settled.reduce((sum, own) => sum + own.qualifying, 0),
    redeemable: settled.reduce((sum, own) => sum + own.redeemable, 0),
    left: Object.fromEntries(
      settled.filter((own) => own.redeemable > 0).map((own) => [String(own.order), own.redeemable]),
    ),
  }
}

it('ends the same in any order of delivery, with retries: balances and every lot', () => {
  fc.assert(
    fc.property(
      said.chain((all) => fc.tuple(fc.constant(all), retold(all))),
      ([all, told]) => {
        const member = new Member()
        for (const own of told) member.deliver(own)
        const { qualifying, redeemable, left } = modelOf(all)
        expect(member.balances).toEqual({ qualifying, redeemable, held: 0, debt: 0 })
        expect(member.leftByOrder()).toEqual(left)
      },
    ),
    { numRuns: runs(2000) },
  )
})

it('with spending in between, what is left less what is owed is still what was earned less what was spent', () => {
  const spending = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 300 })), { maxLength: 6 })
  fc.assert(
    fc.property(
      said.chain((all) => fc.tuple(fc.constant(all), retold(all), spending)),
      ([all, told, spends]) => {
        const member = new Member()
        told.forEach((own, index) => {
          member.deliver(own)
          for (const [at, wanted] of spends) if (at % told.length === index) member.spend(wanted)
          const { redeemable, debt } = member.balances
          expect(Math.min(redeemable, debt)).toBe(0)
        })
        const { qualifying, redeemable } = modelOf(all)
        expect(member.balances.qualifying).toBe(qualifying)
        expect(member.balances.redeemable - member.balances.debt).toBe(redeemable - member.spent)
        const inLots = [...member.lots.values()].reduce((sum, lot) => sum + lot.remaining, 0)
        expect(inLots).toBe(member.balances.redeemable)
      },
    ),
    { numRuns: runs(2000) },
  )
})

it('settling and voiding leaves every lot and date as it was, whatever was there, a debt included', () => {
  fc.assert(
    fc.property(said, fc.integer({ min: 1, max: 900 }), points, fc.boolean(), (all, wanted, given, voidFirst) => {
      const member = new Member()
      for (const own of all) member.deliver(own)
      member.spend(Math.min(wanted, Math.max(1, member.balances.redeemable)))
      if (voidFirst) member.deliver({ order: 0, revision: 9, state: 'void', qualifying: 0, redeemable: 0 })
      const [balances, lots] = [member.balances, new Map(member.lots)]
      member.deliver({ order: 99, revision: 1, state: 'settled', qualifying: given, redeemable: given })
      member.deliver({ order: 99, revision: 2, state: 'void', qualifying: 0, redeemable: 0 })
      expect(member.balances).toEqual(balances)
      expect(new Map([...member.lots].filter(([id]) => !id.startsWith('99:')))).toEqual(lots)
      expect(member.leftByOrder()['99']).toBeUndefined()
    }),
    { numRuns: runs(2000) },
  )
})

it('expiring a day twice, or day by day, is expiring it once', () => {
  const days = ['2027-12-31', '2028-01-01', '2028-06-01', '2030-01-01']
  fc.assert(
    fc.property(said, fc.array(fc.constantFrom(...days), { maxLength: 6 }), (all, expiryDays) => {
      const [once, often] = [new Member(), new Member()]
      for (const own of all) {
        once.deliver(own)
        often.deliver(own)
      }
      const last = '2030-01-01'
      for (const day of [...expiryDays, last, last]) often.post(expireLots([...often.lots.values()], day).entries)
      once.post(expireLots([...once.lots.values()], last).entries)
      expect(often.balances).toEqual(once.balances)
      expect(often.leftByOrder()).toEqual(once.leftByOrder())
    }),
    { numRuns: runs(2000) },
  )
})
