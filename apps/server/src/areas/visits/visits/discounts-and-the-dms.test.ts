import { expect, test } from 'vitest'
import { earn, pointsOf, redeem, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, systemAct, type TestMember } from '../../../testing/test-app.ts'
import { nightOf } from '../../../testing/night.ts'
import { mergeCustomers } from '../../people/merging/merge-customers.ts'
import { addSource } from '../../people/organisation/index.ts'
import type { OrderRecord } from './order-record.ts'
import { recordOrders } from './record-orders.ts'
import { asManager, keptOf, labour, openTill, type Till } from './testing/till.ts'
import { serviceHistory } from './visits.queries.ts'
import { voidVisit } from './void-visit.ts'
import { auditClub } from '../../../audit.ts'

const ORDER = 'RO7001'

/** A visit with the DMS's number, on which a wash and a voucher were used: ¥430 of ¥560 are to be paid, and earn 430 points. */
async function settledVisit() {
  const till = await openTill('gold')
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
  return { till, before, visitId, sourceId: source.id }
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

test('a correction brings the lines that were billed and their points; what was used stays used, and is still told', async () => {
  const { till, before, visitId, sourceId } = await settledVisit()
  const { club, member } = till
  expect((await pointsOf(club, member))?.redeemable).toBe(before!.redeemable + 430)
  await tell(till, sourceId, { amounts: [45_000] })
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: before!.redeemable + 450, held: 0 })
  expect((await keptOf(club, visitId)).netFen).toEqual([45_000])
  expect(await offersOf(till)).toEqual({ vouchers: 0, washes: 3 })
  const { visits } = await serviceHistory(club.app.db.read, { ...member, groupId: club.app.groupId }, { limit: 1 })
  expect(visits[0]).toMatchObject({ customerFen: 45_000, savings: [{ takenFen: 10_000 }, { takenFen: 3_000 }] })
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
