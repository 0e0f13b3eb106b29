import { businessDateOf, defaultRules, type RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { earn, pointsOf, redeem, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, systemAct, type TestMember } from '../../../testing/test-app.ts'
import { nightOf } from '../../../testing/night.ts'
import { mergeCustomers } from '../../people/merging/merge-customers.ts'
import { benefitsLeftOf } from '../../club/benefits/index.ts'
import { renewMembership } from '../../club/membership/renew-membership.ts'
import { addSource } from '../../people/organisation/index.ts'
import type { OrderRecord } from './order-record.ts'
import { recordOrders } from './record-orders.ts'
import { asManager, keptOf, labour, openTill, type Till } from './testing/till.ts'
import { serviceHistory } from './visits.queries.ts'
import { voidVisit } from './void-visit.ts'
import { auditClub } from '../../../audit.ts'

const ORDER = 'RO7001'

/** A visit with the DMS's number, on which a wash and a voucher were used: ¥430 of ¥560 are to be paid, and earn 430 points. */
async function settledVisit(change?: (rules: RuleSet) => RuleSet) {
  const till = await openTill('gold', change && { change })
  const { club, member } = till
  const { groupId, db } = club.app
  const source = await db.unit(systemAct(groupId), (unit) =>
    addSource(unit, { groupId, storeId: club.storeId, name: 'dms' }),
  )
  await earn(club, member, 200)
  const voucher = await redeem(club, member, await withVoucher(club))
  const before = await pointsOf(club, member)
  const draft = till.draft([labour(3_000, '洗车'), labour(53_000)], {
    orderNumber: ORDER,
    vouchers: [voucher.id],
    benefits: [{ code: 'wash', lineNo: 1 }],
  })
  const { visitId } = await till.settle(draft)
  return { till, before, visitId, sourceId: source.id, voucherId: voucher.id }
}

/** The DMS tells of the order: with these amounts, of this car. */
async function tell(
  { club, member }: Till,
  sourceId: string,
  { amounts, state = 'settled', of = member }: { amounts: number[]; state?: 'settled' | 'void'; of?: TestMember },
) {
  const { db, groupId, keys } = club.app
  const car = await db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [of.vehicleId])
  const lines = amounts.map((amountFen, index) => ({
    lineNo: index + 1,
    itemCode: null,
    itemName: '工时',
    lineKind: 'labour' as const,
    quantityMilli: 1000,
    amountFen,
    payer: 'customer' as const,
  }))
  const order: OrderRecord = {
    orderNumber: ORDER,
    state,
    settledOn: '2026-11-18',
    arrivedOn: '2026-11-18',
    vin: car!.vin,
    plate: null,
    bringerName: null,
    bringerPhone: null,
    workType: 'repair',
    advisorName: null,
    odometerKm: null,
    lines,
  }
  const source = { sourceId, storeId: club.storeId, workTypeNames: new Map<string, string>() }
  return db.unit(systemAct(groupId, 'test.deliver'), (unit) => recordOrders(unit, keys, source, [order]))
}

async function offersOf(till: Till) {
  const { vouchers, benefits } = (await till.preview(till.draft([labour(50_000)]))).choices
  return { vouchers: vouchers.length, washes: benefits.find(({ code }) => code === 'wash')?.left }
}

const clean = async ({ club }: Till) => expect((await auditClub(club.app.db.read)).findings).toEqual([])

/** What must not change when the DMS tells what the till knows. */
async function standing(till: Till, visitId: string) {
  const { club, member } = till
  const { visits } = await serviceHistory(club.app.db.read, { ...member, groupId: club.app.groupId }, { limit: 1 })
  const { earned, lines, savings, customerFen } = visits[0]!
  return {
    points: await pointsOf(club, member),
    kept: await keptOf(club, visitId),
    earned,
    lines,
    savings,
    customerFen,
  }
}

test('the bill of the till comes again from the DMS, over what was typed or over what was left: nothing changes', async () => {
  for (const amounts of [[3_000, 53_000], [0, 43_000], [56_000], [20_000, 23_000]]) {
    const { till, visitId, sourceId } = await settledVisit()
    const before = await standing(till, visitId)
    expect(before).toMatchObject({ customerFen: 43_000, savings: [{ takenFen: 10_000 }, { takenFen: 3_000 }] })
    const { orders, points } = await tell(till, sourceId, { amounts })
    expect({ orders, points }).toEqual({
      orders: { new: 0, changed: 0, same: 1 },
      points: { qualifying: 0, redeemable: 0 },
    })
    expect(await standing(till, visitId)).toEqual(before)
    await tell(till, sourceId, { amounts })
    expect(await standing(till, visitId)).toEqual(before)
    await clean(till)
  }
})

test('a bill that was corrected and is as it was again earns as at the till, with its voucher whole', async () => {
  const { till, before, visitId, sourceId } = await settledVisit()
  const first = await standing(till, visitId)
  await tell(till, sourceId, { amounts: [5_000] })
  expect(await keptOf(till.club, visitId)).toMatchObject({ netFen: [0] })
  expect(await pointsOf(till.club, till.member)).toMatchObject({ redeemable: before!.redeemable, held: 0 })
  await clean(till)
  await tell(till, sourceId, { amounts: [3_000, 53_000] })
  expect(await standing(till, visitId)).toMatchObject({
    points: first.points,
    customerFen: 43_000,
    savings: first.savings,
  })
  await clean(till)
})

test('a correction corrects the list prices: the voucher comes off again, points are those of what is left, both are told', async () => {
  const { till, before, visitId, sourceId } = await settledVisit()
  const { club, member } = till
  expect((await pointsOf(club, member))?.redeemable).toBe(before!.redeemable + 430)
  await tell(till, sourceId, { amounts: [45_000] })
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: before!.redeemable + 350, held: 0 })
  expect((await keptOf(club, visitId)).netFen).toEqual([35_000])
  expect(await offersOf(till)).toEqual({ vouchers: 0, washes: 3 })
  const { visits } = await serviceHistory(club.app.db.read, { ...member, groupId: club.app.groupId }, { limit: 1 })
  expect(visits[0]).toMatchObject({ customerFen: 35_000, savings: [{ takenFen: 10_000 }] })
  await clean(till)
})

const inParts = (rules: RuleSet): RuleSet => ({ ...rules, vouchers: { partialUse: true, perVisitMax: 1 } })

test('what a smaller bill leaves of a voucher can be used again where it is used in parts, and is taken again with the larger bill', async () => {
  const { till, visitId, sourceId, voucherId } = await settledVisit(inParts)
  const first = await standing(till, visitId)
  const left = async () => (await till.preview(till.draft([labour(50_000)]))).choices.vouchers.map((one) => one.leftFen)
  for (let time = 0; time < 2; time++) {
    await tell(till, sourceId, { amounts: [4_000] })
    expect(await left()).toEqual([6_000])
    expect(await keptOf(till.club, visitId)).toMatchObject({ netFen: [0] })
    await clean(till)
  }
  await tell(till, sourceId, { amounts: [3_000, 53_000] })
  expect(await left()).toEqual([])
  expect(await standing(till, visitId)).toMatchObject({
    points: first.points,
    customerFen: 43_000,
    savings: first.savings,
  })
  await clean(till)
  await tell(till, sourceId, { amounts: [4_000] })
  await till.settle(till.draft([labour(2_000)], { vouchers: [voucherId], prices: 'billed' }))
  expect(await left()).toEqual([4_000])
  // ¥20 of the ¥60 were used elsewhere: the till's own bill finds ¥80 of the ¥100.
  for (const amounts of [
    [3_000, 53_000],
    [0, 43_000],
  ]) {
    await tell(till, sourceId, { amounts })
    expect(await left()).toEqual([])
    expect((await keptOf(till.club, visitId)).netFen.reduce((sum, fen) => sum + fen, 0)).toBe(45_000)
    expect((await pointsOf(till.club, till.member))?.redeemable).toBe(first.points!.redeemable + 20)
    await clean(till)
  }
  await tell(till, sourceId, { amounts: [3_000, 53_000], state: 'void' })
  expect(await left()).toEqual([8_000])
  await clean(till)
})

test('what a smaller bill leaves of a voucher that is used once is forfeited', async () => {
  const { till, sourceId } = await settledVisit()
  await tell(till, sourceId, { amounts: [4_000] })
  expect(await offersOf(till)).toMatchObject({ vouchers: 0 })
  await clean(till)
})

test('a repair that is below the mark after its voucher lifts nobody, however often the DMS tells its list price', async () => {
  const till = await openTill('standard')
  const { club } = till
  const { groupId, db } = club.app
  const source = await db.unit(systemAct(groupId), (unit) =>
    addSource(unit, { groupId, storeId: club.storeId, name: 'dms' }),
  )
  await earn(club, till.member, 200)
  const { id } = await redeem(club, till.member, await withVoucher(club))
  const invited = async () => {
    await nightOf(club.app, '2026-11-18')
    return db.read.all('SELECT way FROM upgrade_candidates')
  }
  await till.settle(till.draft([labour(105_000)], { orderNumber: ORDER, vouchers: [id] }))
  await tell(till, source.id, { amounts: [105_000] })
  expect(await invited()).toEqual([])
  await tell(till, source.id, { amounts: [109_900] })
  expect(await invited()).toEqual([])
  await tell(till, source.id, { amounts: [110_000] })
  expect(await invited()).toEqual([{ way: 'repair' }])
  await clean(till)
})

test('an order void in the DMS gives back voucher and benefit, also after a correction, and once', async () => {
  const { till, before, visitId, sourceId } = await settledVisit()
  await tell(till, sourceId, { amounts: [45_000] })
  await tell(till, sourceId, { amounts: [45_000], state: 'void' })
  expect(await pointsOf(till.club, till.member)).toEqual(before)
  expect(await offersOf(till)).toEqual({ vouchers: 1, washes: 4 })
  await tell(till, sourceId, { amounts: [45_000], state: 'void' })
  expect(await offersOf(till)).toEqual({ vouchers: 1, washes: 4 })
  expect((await keptOf(till.club, visitId)).taken).toEqual([])
  await clean(till)
})

test('an order that was another member’s car all along gives back what was used of this one’s', async () => {
  const { till, before, sourceId } = await settledVisit()
  const other = await till.club.addMember()
  await tell(till, sourceId, { amounts: [45_000], of: other })
  expect(await pointsOf(till.club, till.member)).toEqual(before)
  expect((await pointsOf(till.club, other))?.redeemable).toBe(450)
  expect(await offersOf(till)).toEqual({ vouchers: 1, washes: 4 })
  await clean(till)
})

test('what the DMS takes back when the year of its benefit is over comes back to the year that runs', async () => {
  for (const another of [false, true]) {
    const { till, sourceId } = await settledVisit()
    const { club, member } = till
    const { app, clock } = club
    const other = await club.addMember()
    clock.set(new Date('2027-01-05T02:00:00Z'))
    await renewMembership(app, systemAct(app.groupId), member.memberId, { way: 'fee', paidFen: 10_000 })
    await tell(till, sourceId, another ? { amounts: [45_000], of: other } : { amounts: [56_000], state: 'void' })
    const of = { memberId: member.memberId, rules: defaultRules(), today: businessDateOf(clock.now()) }
    const [washes] = await benefitsLeftOf(app.db.read, of)
    expect(washes).toMatchObject({ code: 'wash', perYear: 4, used: 0, left: 5 })
    await clean(till)
  }
})

test('a visit of a member who went on in another is voided; the voucher’s points reach the kept card when it ends', async () => {
  const { till, visitId } = await settledVisit()
  const { club, member } = till
  const kept = await club.addMember()
  const manager = asManager(club)
  const archives = { keptId: kept.customerId, mergedId: member.customerId, reason: '同一个人' }
  await mergeCustomers(club.app, manager, archives, newKey(manager), async () => ({}))
  const before = (await pointsOf(club, kept))!
  await voidVisit(club.app, manager, visitId, '录错金额', newKey(manager))
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: before.redeemable - 430, debt: 0 })
  await nightOf(club.app, '2027-03-01')
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: before.redeemable - 430 + 50 })
  expect(await pointsOf(club, member)).toEqual({ qualifying: 0, redeemable: 0, held: 0, debt: 0 })
  await clean(till)
})
