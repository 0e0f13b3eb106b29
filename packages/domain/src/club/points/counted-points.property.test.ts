import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { addDays } from '../../business-time.ts'
import { applyEntries, lotChanges } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { expireLots } from './expire.ts'
import { postEarning } from './post-earning.ts'
import { restoreRedeemed } from './restore-spending.ts'
import { reverseEarning } from './reverse-earning.ts'
import { captureHold, hold, releaseHold } from './spend.ts'
import { NO_POINTS } from './types.ts'
import type { Balances, Draw, EntryDraft, Lot } from './types.ts'

/** A step of a member's life; `pick` chooses among what is open. Days pass with and without the night's work. */
type Step =
  | { do: 'earn'; qualifying: number; redeemable: number; livesDays: number | null }
  | { do: 'hold'; points: number }
  | { do: 'release' | 'capture' | 'undo' | 'reverse'; pick: number }
  | { do: 'day'; days: number }
  | { do: 'night' }

const few = fc.integer({ min: 0, max: 12 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('earn' as const),
    qualifying: few,
    redeemable: few,
    livesDays: fc.constantFrom(null, 0, 3, 10, 30),
  }),
  fc.record({ do: fc.constant('hold' as const), points: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constantFrom('release' as const, 'capture' as const, 'undo' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('reverse' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('day' as const), days: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ do: fc.constant('night' as const) }),
)

/** The simple model: every point is a thing of its own that lies somewhere. */
interface Point {
  readonly lot: string
  readonly lastDay: string
  readonly serial: number
  place: 'here' | 'held' | 'spent' | 'expired' | 'gone'
}

interface Earned {
  readonly qualifying: number
  readonly redeemable: number
  readonly lotId: string
  readonly opened: boolean
}

interface Spending {
  readonly draws: readonly Draw[]
  readonly points: readonly Point[]
}

const NEVER = '9999-12-31'

class Life {
  today = '2027-01-01'
  balances: Balances = NO_POINTS
  lots = new Map<string, Lot>()
  entries: EntryDraft[] = []
  earnings: Earned[] = []
  holds: Spending[] = []
  spendings: Spending[] = []
  points: Point[] = []
  debt = 0
  qualifying = 0

  post(entries: readonly EntryDraft[], opened: Lot | null = null): void {
    expect(checkBalanced(entries)).toEqual([])
    this.balances = applyEntries(this.balances, entries)
    this.entries.push(...entries)
    if (opened) this.lots.set(opened.id, { ...opened, remaining: 0 })
    for (const { lotId, change } of lotChanges(entries)) {
      const lot = this.lots.get(lotId)!
      this.lots.set(lotId, { ...lot, remaining: lot.remaining + change })
    }
  }

  here(): Point[] {
    const lying = this.points.filter(({ place }) => place === 'here')
    return lying.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : a.serial - b.serial))
  }

  run(next: Step): void {
    if (next.do === 'day') this.today = addDays(this.today, next.days)
    else if (next.do === 'night') this.night()
    else if (next.do === 'earn') this.earn(next)
    else if (next.do === 'hold') this.setAside(next.points)
    else if (next.do === 'reverse') this.reverse(next.pick)
    else this.end(next.do, next.pick)
  }

  earn({ qualifying, redeemable, livesDays }: Extract<Step, { do: 'earn' }>): void {
    const serial = this.earnings.length + this.entries.length
    const expiresOn = livesDays === null ? null : addDays(this.today, livesDays)
    const lot = { id: `lot-${String(serial).padStart(5, '0')}`, earnedOn: this.today, expiresOn }
    const posted = postEarning({ balances: this.balances, qualifying, redeemable, lot })
    this.post(posted.entries, posted.lot)
    this.earnings.push({ qualifying, redeemable, lotId: lot.id, opened: posted.lot !== null })
    const pays = Math.min(this.debt, redeemable)
    this.debt -= pays
    this.qualifying += qualifying
    for (let left = redeemable - pays; left > 0; left--)
      this.points.push({ lot: lot.id, lastDay: expiresOn ?? NEVER, serial, place: 'here' })
  }

  setAside(points: number): void {
    const lots = [...this.lots.values()]
    const held = hold({ balances: this.balances, lots, points, asOf: this.today })
    const free = this.here().filter(({ lastDay }) => lastDay >= this.today)
    // Never more than there is, and all that there is.
    expect(held.ok).toBe(points <= free.length)
    if (!held.ok) return expect(held.facts['shortBy']).toBe(points - free.length)
    const taken = free.slice(0, points)
    for (const point of taken) point.place = 'held'
    this.post(held.value.entries)
    this.holds.push({ draws: held.value.draws, points: taken })
  }

  end(what: 'release' | 'capture' | 'undo', pick: number): void {
    const open = what === 'undo' ? this.spendings : this.holds
    const [spending] = open.splice(pick % (open.length || 1), 1)
    if (!spending) return
    const { draws, points } = spending
    if (what === 'capture') {
      this.post(captureHold(draws))
      for (const point of points) point.place = 'spent'
      this.spendings.push(spending)
      return
    }
    this.post(what === 'undo' ? restoreRedeemed(this.balances, draws) : releaseHold(this.balances, draws))
    for (const point of points) point.place = this.debt > 0 ? (this.debt--, 'gone') : 'here'
  }

  reverse(pick: number): void {
    const [earned] = this.earnings.splice(pick % (this.earnings.length || 1), 1)
    if (!earned) return
    const { qualifying, redeemable, lotId, opened } = earned
    const expired = { lotId, points: this.sumOf('expired', lotId) }
    const lots = [...this.lots.values()]
    this.post(
      reverseEarning({ lots, qualifying, redeemable, ownLotId: opened ? lotId : null, expired: [expired] }).entries,
    )
    this.qualifying -= qualifying
    const own = this.here().filter(({ lot }) => lot === lotId)
    const lost = this.points.filter(({ lot, place }) => lot === lotId && place === 'expired')
    const others = this.here().filter(({ lot }) => lot !== lotId)
    const back = [...own, ...lost, ...others].slice(0, redeemable)
    for (const point of back) point.place = 'gone'
    this.debt += redeemable - back.length
  }

  /** The night's work comes twice: the second time there is nothing to do. */
  night(): void {
    this.post(expireLots([...this.lots.values()], this.today).entries)
    expect(expireLots([...this.lots.values()], this.today)).toMatchObject({ points: 0, entries: [] })
    for (const point of this.here()) if (point.lastDay < this.today) point.place = 'expired'
  }

  sumOf(account: EntryDraft['account'], lotId?: string): number {
    return this.entries
      .filter((entry) => entry.track === 'redeemable' && entry.account === account)
      .filter((entry) => lotId === undefined || entry.lotId === lotId)
      .reduce((sum, { amount }) => sum + amount, 0)
  }

  expectAsCounted(): void {
    const count = (place: Point['place']) => this.points.filter((point) => point.place === place).length
    const { debt, qualifying } = this
    expect(this.balances).toEqual({ qualifying, redeemable: count('here'), held: count('held'), debt })
    expect(applyEntries(NO_POINTS, this.entries)).toEqual(this.balances)
    expect(this.sumOf('expired')).toBe(count('expired'))
    expect(this.sumOf('redeemed')).toBe(count('spent'))
    for (const { id, remaining } of this.lots.values())
      expect(remaining).toBe(this.points.filter(({ lot, place }) => lot === id && place === 'here').length)
  }
}

it('is what counting point by point says, whatever happens: earned, held, spent, undone, taken back, expired', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const life = new Life()
      for (const next of steps) {
        const before = life.balances.qualifying
        life.run(next)
        life.expectAsCounted()
        // Only an earning that is taken back lowers what tiers are judged by.
        if (next.do !== 'reverse') expect(life.balances.qualifying).toBeGreaterThanOrEqual(before)
      }
    }),
    { numRuns: runs(3000) },
  )
})
