import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { readBalances } from '../../club/points/index.ts'
import { redeemReward } from '../../club/rewards/redeem-reward.ts'
import { addRewards, offeredRewards } from '../../club/rewards/rewards.repository.ts'
import { simulateRules } from '../../club/simulation/simulate-rules.ts'
import { addSource } from '../../people/organisation/index.ts'
import type { OrderRecord } from './order-record.ts'
import { recordOrders } from './record-orders.ts'
import { voidVisit } from './void-visit.ts'

const ORDERS = 3
const REFUNDS = 4
const PRICE = 30

/** What the DMS says of an order or a refund; a refund may name one of the orders. */
interface Saying {
  /** Orders come before refunds. */
  which: number
  fen: number
  original: number | null
  day: number
  state: 'settled' | 'void'
}

type Step =
  { do: 'tell'; said: Saying[] } | { do: 'tellAgain'; which: number } | { do: 'void'; which: number } | { do: 'redeem' }

const saying: fc.Arbitrary<Saying> = fc.record({
  which: fc.nat(ORDERS + REFUNDS - 1),
  fen: fc.integer({ min: 0, max: 20_000 }),
  original: fc.option(fc.nat(ORDERS - 1), { nil: null, freq: 4 }),
  day: fc.integer({ min: 1, max: 9 }),
  state: fc.constantFrom('settled' as const, 'settled' as const, 'settled' as const, 'void' as const),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      said: fc.uniqueArray(saying, { minLength: 1, maxLength: 4, selector: ({ which }) => which }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tellAgain' as const), which: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'redeem' as const }) },
)

const line = { lineNo: 1, itemCode: null, itemName: '工时', lineKind: 'labour' as const, quantityMilli: 1000 }

const isRefund = ({ which, fen }: Saying) => which >= ORDERS && fen > 0

/** What was said last of each order, and what became of it at the desk. */
type Told = Map<number, { said: Saying; void: boolean }>

/** The points of what was told, however it came: of each order what its refunds leave, less what refunds by themselves take. */
function pointsOf(told: Told): number {
  const settled = [...told.values()].filter((one) => !one.void && one.said.state === 'settled').map(({ said }) => said)
  const points = (fen: number) => Math.floor(Math.max(0, fen) / 100)
  const of = (which: number) => settled.filter((one) => isRefund(one) && one.original === which)
  const back = (which: number) => of(which).reduce((sum, { fen }) => sum + fen, 0)
  const orders = settled.filter(({ which }) => which < ORDERS)
  const alone = settled.filter((one) => isRefund(one) && one.original === null)
  return (
    orders.reduce((sum, { which, fen }) => sum + points(fen - back(which)), 0) -
    alone.reduce((sum, { fen }) => sum + points(fen), 0)
  )
}

async function openDesk() {
  const club = await testClub()
  const { app } = club
  const { groupId } = app
  const source = await app.db.unit(systemAct(groupId), (unit) =>
    addSource(unit, { groupId, storeId: club.storeId, name: 'dms' }),
  )
  const gift = { kind: 'gift' as const, name: '礼品', description: '', pointsPrice: PRICE }
  await app.db.unit(systemAct(groupId), (unit) =>
    addRewards(unit, [{ ...gift, stockLeft: null, perMemberLimit: null }]),
  )
  const [reward] = await offeredRewards(app.db.read, groupId, '')
  return { club, sourceId: source.id, rewardId: reward!.id }
}

/** A member with a car, told of and served step by step beside the model. */
async function history({ club, sourceId, rewardId }: Awaited<ReturnType<typeof openDesk>>) {
  const { app, storeId } = club
  const member = await club.addMember()
  const car = await app.db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [member.vehicleId])
  const admin = { ...club.reception, role: 'group_admin' as const }
  const told: Told = new Map()
  const numberOf = (which: number) => `${member.memberId.slice(-8)}-${which}`
  const orderOf = ({ which, fen, original, day, state }: Saying): OrderRecord => ({
    orderNumber: numberOf(which),
    ...(which >= ORDERS && original !== null && { originalOrderNumber: numberOf(original) }),
    state,
    settledOn: `2026-11-0${day}`,
    arrivedOn: `2026-11-0${day}`,
    vin: car!.vin,
    plate: null,
    bringerName: null,
    bringerPhone: null,
    workType: 'repair',
    advisorName: null,
    odometerKm: null,
    lines: [{ ...line, amountFen: which < ORDERS ? fen : -fen || 0, payer: 'customer' }],
  })
  const tell = async (said: readonly Saying[]) => {
    const source = { sourceId, storeId, workTypeNames: new Map<string, string>() }
    const orders = said.map(orderOf).toSorted((a, b) => (a.settledOn < b.settledOn ? -1 : 1))
    await app.db.unit(systemAct(app.groupId, 'test.deliver'), (unit) => recordOrders(unit, app.keys, source, orders))
    for (const one of said) {
      const same = JSON.stringify(told.get(one.which)?.said) === JSON.stringify(one)
      if (!same) told.set(one.which, { said: one, void: false })
    }
  }
  const run = async (next: Step): Promise<number> => {
    if (next.do === 'tell') await tell(next.said)
    const known = 'which' in next ? told.get(next.which) : undefined
    if (next.do === 'tellAgain' && known) await tell([known.said])
    if (next.do === 'void' && known) {
      const visit = await app.db.read.one<{ id: string }>('SELECT id FROM visits WHERE orderNumber = ?', [
        numberOf(next.which),
      ])
      const voided = await refused(voidVisit(app, admin, visit!.id, '测试', newKey(admin)))
      if (voided !== 'VISIT_STATE') known.void = true
    }
    if (next.do !== 'redeem') return 0
    const wish = { rewardId, quantity: 1, quotedPoints: PRICE }
    return (await refused(redeemReward(app, member, wish, newKey(member)))) === null ? PRICE : 0
  }
  return { member, told, run }
}

/** The code of what was refused; null when it was not. */
async function refused(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const balancesOf = async ({ app }: TestClub, memberId: string) =>
  (await readBalances(app.db.read, [memberId])).get(memberId)!

test('orders, refunds, corrections, voids and re-imports in any order leave the points of what is settled', async () => {
  const desk = await openDesk()
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const { member, told, run } = await history(desk)
      let spent = 0
      for (const next of steps) spent += await run(next)
      const { qualifying, redeemable, held, debt } = await balancesOf(desk.club, member.memberId)
      const points = pointsOf(told)
      expect({ qualifying, redeemable: redeemable - debt + held }).toEqual({ qualifying: points, redeemable: points })
      expect(held).toBe(spent)
      expect(Math.min(redeemable, debt)).toBe(0)
      taken += points
    }),
    { numRuns: runs(40) },
  )
  expect(taken).not.toBe(0)
  expect((await auditClub(desk.club.app.db.read)).findings).toEqual([])
  const { replayed, posted } = await simulateRules(desk.club.app, {
    period: { from: '2026-11-01', to: '2026-11-30' },
    tried: null,
  })
  expect(replayed).toEqual(posted)
})
