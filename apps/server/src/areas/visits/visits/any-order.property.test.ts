import type { RuleSet } from '@cheyou/domain'
import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { integer } from '../../../platform/db/sql.ts'
import { systemAct, newKey, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { addSource } from '../../people/organisation/index.ts'
import { readBalances } from '../../club/points/index.ts'
import { redeemReward } from '../../club/rewards/redeem-reward.ts'
import { addRewards, offeredRewards } from '../../club/rewards/rewards.repository.ts'
import type { OrderRecord } from './order-record.ts'
import { recordOrders } from './record-orders.ts'
import { auditClub } from '../../../audit.ts'

const yearEnd = (rules: RuleSet): RuleSet => ({ ...rules, expiry: { kind: 'year_end' } })

/** What a DMS says of an order, one saying after the other. */
interface Said {
  order: number
  points: number
  /** Lots die at the end of the year of the visit. */
  year: number
  state: 'settled' | 'void'
}

interface Desk {
  club: TestClub
  sourceId: string
}

async function openDesk(): Promise<Desk> {
  const club = await testClub(yearEnd)
  const { groupId } = club.app
  const source = await club.app.db.unit(systemAct(groupId), (unit) =>
    addSource(unit, { groupId, storeId: club.storeId, name: 'dms' }),
  )
  return { club, sourceId: source.id }
}

/** A member with a car of their own, and a way to tell the club of that car's orders. */
async function newcomer({ club, sourceId }: Desk) {
  const member = await club.addMember()
  const { db, groupId, keys } = club.app
  const car = await db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [member.vehicleId])
  const orderOf = ({ order, points, year, state }: Said): OrderRecord => {
    const line = { lineNo: 1, itemCode: null, itemName: '保养', lineKind: 'labour' as const, quantityMilli: 1000 }
    return {
      orderNumber: `${member.memberId.slice(-8)}-${order}`,
      state,
      settledOn: `${year}-03-01`,
      arrivedOn: `${year}-03-01`,
      vin: car!.vin,
      plate: null,
      bringerName: null,
      bringerPhone: null,
      workType: 'repair',
      advisorName: null,
      odometerKm: null,
      lines: [{ ...line, amountFen: points * 100, payer: 'customer' }],
    }
  }
  const source = { sourceId, storeId: club.storeId, workTypeNames: new Map<string, string>() }
  const tell = (...said: Said[]) =>
    db.unit(systemAct(groupId, 'test.deliver'), (unit) => recordOrders(unit, keys, source, said.map(orderOf)))
  return { member, tell }
}

/** Balances, and what is left by order and last day, whatever lots it lies in. */
async function endOf({ app }: TestClub, { memberId }: TestMember) {
  const rows = await app.db.read.all<{ orderNumber: string; expiresOn: string; remaining: unknown }>(
    `SELECT v.orderNumber, l.expiresOn, SUM(l.remaining) AS remaining
     FROM point_lots l JOIN ledger_postings p ON p.id = l.postingId JOIN visits v ON v.id = p.subjectId
     WHERE l.memberId = ? AND l.remaining > 0 GROUP BY v.orderNumber, l.expiresOn ORDER BY v.orderNumber, l.expiresOn`,
    [memberId],
  )
  const left = rows.map(
    ({ orderNumber, expiresOn, remaining }) => `${orderNumber.split('-')[1]} ${expiresOn} ${integer(remaining)}`,
  )
  return { balances: (await readBalances(app.db.read, [memberId])).get(memberId), left }
}

const saying = fc.record({
  points: fc.integer({ min: 0, max: 200 }),
  year: fc.constantFrom(2025, 2026),
  state: fc.constantFrom('settled' as const, 'settled' as const, 'void' as const),
})

/** What is said of each order, in its order. */
const orders: fc.Arbitrary<Said[][]> = fc
  .array(fc.array(saying, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((own, order) => own.map((said) => ({ order, ...said }))))

/** The orders' sayings mixed in some way, some of them told twice before the next of that order. */
function mixed(all: readonly Said[][], picks: readonly number[]): Said[] {
  const waiting = all.map((own) => [...own])
  const told: Said[] = []
  for (let turn = 0; waiting.some((own) => own.length > 0); turn++) {
    const open = waiting.filter((own) => own.length > 0)
    const pick = picks[turn % picks.length] ?? 0
    const next = open[pick % open.length]!.shift()!
    told.push(next, ...(pick % 3 === 0 ? [next] : []))
  }
  return told
}

/** The model: of each order what was said last. */
function modelOf(all: readonly Said[][]) {
  const settled = all.map((own) => own.at(-1)!).filter(({ state, points }) => state === 'settled' && points > 0)
  const sum = settled.reduce((total, { points }) => total + points, 0)
  return {
    balances: { qualifying: sum, redeemable: sum, held: 0, debt: 0 },
    left: settled.map(({ order, points, year }) => `${order} ${year}-12-31 ${points}`),
  }
}

test('earnings, corrections and voids end the same in any order of delivery, with retries', async () => {
  const desk = await openDesk()
  const picks = fc.array(fc.nat(11), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(orders, picks, async (all, way) => {
      const { member, tell } = await newcomer(desk)
      for (const said of mixed(all, way)) await tell(said)
      expect(await endOf(desk.club, member)).toEqual(modelOf(all))
    }),
    { numRuns: runs(60) },
  )
  expect((await auditClub(desk.club.app.db.read)).findings).toEqual([])
})

test('an order corrected and voided after spending leaves every other lot and date as it was', async () => {
  const desk = await openDesk()
  const { app } = desk.club
  await app.db.unit(systemAct(app.groupId), (unit) =>
    addRewards(unit, [
      { kind: 'gift', name: '礼品', description: '', pointsPrice: 150, stockLeft: null, perMemberLimit: null },
    ]),
  )
  const [reward] = await offeredRewards(app.db.read, app.groupId, '')
  const later = fc.array(saying, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(later, async (corrections) => {
      const { member, tell } = await newcomer(desk)
      await tell({ order: 0, points: 100, year: 2026, state: 'settled' })
      await tell({ order: 1, points: 120, year: 2026, state: 'settled' })
      await redeemReward(app, member, { rewardId: reward!.id, quantity: 1, quotedPoints: 150 }, newKey(member))
      const before = await endOf(desk.club, member)
      for (const said of corrections) await tell({ order: 2, ...said })
      await tell({ order: 2, points: 0, year: 2026, state: 'void' })
      expect(await endOf(desk.club, member)).toEqual(before)
    }),
    { numRuns: runs(25) },
  )
  expect((await auditClub(app.db.read)).findings).toEqual([])
})
