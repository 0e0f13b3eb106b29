import { defaultRules } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { addManager, openStore } from '../../../testing/desk.ts'
import { earn, pointsOf, redeem, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestMember } from '../../../testing/test-app.ts'
import { visitRecord } from '../../../screens/staff/visit-record.queries.ts'
import { addSource } from '../../people/organisation/index.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { correctVisit } from './correct-visit.ts'
import type { OrderRecord } from './order-record.ts'
import { recordOrders } from './record-orders.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { keptOf, labour, openTill, part } from './testing/till.ts'
import { serviceHistory } from './visits.queries.ts'
import { voidVisit } from './void-visit.ts'

const DAY_MS = 86_400_000

/** A visit of ¥300 and ¥700, settled today. */
async function settled() {
  const club = await testClub()
  const { app, reception, storeId } = club
  const manager = await addManager(club, '周店长')
  const member = await club.addMember()
  const { memberId, vehicleId } = member
  const lines = [labour(30_000, '更换机油'), part(70_000, '机油')]
  const draft = { storeId, memberId, vehicleId, workType: 'repair', lines }
  const visit = await settleAsShown(app, reception, draft, newKey(reception))
  const { visitId } = visit
  const correct = (caller: StaffCaller, amountFen: number, { revision = 1, lineNo = 1, key = newKey(caller) } = {}) =>
    correctVisit(app, caller, visitId, { revision, lines: [{ lineNo, amountFen }], reason: '录错了' }, key)
  const stands = (caller: StaffCaller = reception) => visitRecord(app, caller, visitId)
  const clean = async () => expect((await auditClub(app.db.read)).findings).toEqual([])
  const history = async () => {
    const { visits } = await serviceHistory(app.db.read, { ...member, groupId: app.groupId }, { limit: 5 })
    return visits.map(({ orderNumber, customerFen, earned }) => ({
      orderNumber,
      customerFen,
      earned: earned?.redeemable,
    }))
  }
  return { club, app, reception, manager, member, visit, visitId, correct, stands, clean, history }
}

const ledgerOf = ({ app }: Awaited<ReturnType<typeof settled>>) =>
  app.db.read.all<{ id: string; cause: string }>(`SELECT * FROM ledger_postings ORDER BY cause`)

test('desk T19: a line of 300.00 that should be 200.00 is corrected on the same order: 100 points go, nothing is written over', async () => {
  const scene = await settled()
  const { visit, visitId, correct, stands, clean, history, reception, club, member } = scene
  const before = await ledgerOf(scene)
  const key = newKey(reception)
  const answer = await correct(reception, 20_000, { key })
  expect(answer).toMatchObject({
    points: { qualifying: -100, redeemable: -100 },
    balances: { qualifying: 900, redeemable: 900 },
    visitId,
    revision: 2,
    customerFen: 90_000,
  })
  expect(await stands()).toMatchObject({ visit: { orderNumber: visit.orderNumber, customerFen: 90_000 }, revision: 2 })
  expect(await correct(reception, 20_000, { key })).toEqual(answer)
  expect(await history()).toEqual([{ orderNumber: visit.orderNumber, customerFen: 90_000, earned: 900 }])
  const after = await ledgerOf(scene)
  expect(after.map(({ cause }) => cause)).toEqual([
    `visit:${visitId}:1`,
    `visit:${visitId}:1:reversal`,
    `visit:${visitId}:2`,
  ])
  expect(after[0]).toEqual(before[0])
  expect(await pointsOf(club, member)).toMatchObject({ qualifying: 900, redeemable: 900 })
  await clean()
})

test('whoever settled it and when stay; voided afterwards, all that is left of its points goes', async () => {
  const { club, app, visitId, correct, stands, clean, reception, member } = await settled()
  const { settledAt } = (await stands()).visit
  club.clock.advance(60_000)
  await correct(reception, 120_000, { lineNo: 2 })
  expect((await stands()).visit).toMatchObject({ settledAt, settledBy: reception.name, can: ['void', 'correct'] })
  const voided = await voidVisit(app, reception, visitId, '客户不做了', newKey(reception))
  expect(voided.points).toEqual({ qualifying: 1_500, redeemable: 1_500 })
  expect(await pointsOf(club, member)).toMatchObject({ qualifying: 0, redeemable: 0 })
  await clean()
})

test('reception corrects on the day itself, a manager later, nobody another store’s', async () => {
  const { club, correct, stands, reception, manager } = await settled()
  const { storeId, reception: elsewhere } = await openStore(club)
  const managerElsewhere = { ...manager, storeIds: [storeId] }
  await expect(correct(elsewhere, 20_000)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(correct(managerElsewhere, 20_000)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(stands(elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(correct(reception, 20_000)).resolves.toMatchObject({ revision: 2 })
  club.clock.advance(DAY_MS)
  expect((await stands(reception)).visit.can).toEqual([])
  await expect(correct(reception, 30_000, { revision: 2 })).rejects.toMatchObject({ code: 'VOID_NEEDS_MANAGER' })
  expect((await stands(manager)).visit.can).toEqual(['void', 'correct'])
  await expect(correct(manager, 30_000, { revision: 2 })).resolves.toMatchObject({ points: { redeemable: 100 } })
})

test('of two that correct at once one does; what was corrected or voided since is not corrected unseen', async () => {
  const { app, visitId, correct, stands, clean, reception, manager } = await settled()
  const both = await Promise.allSettled([correct(reception, 20_000), correct(manager, 10_000)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'VISIT_STATE' })
  expect((await stands()).revision).toBe(2)
  await expect(correct(reception, 10_000)).rejects.toMatchObject({ code: 'VISIT_STATE' })
  await expect(correct(reception, 10_000, { revision: 2, lineNo: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await voidVisit(app, reception, visitId, '客户不做了', newKey(reception))
  await expect(correct(reception, 10_000, { revision: 2 })).rejects.toMatchObject({ code: 'VISIT_STATE' })
  await clean()
})

test('the same amounts again change nothing', async () => {
  const scene = await settled()
  const { correct, reception } = scene
  const before = await ledgerOf(scene)
  expect(await correct(reception, 30_000)).toMatchObject({
    points: { qualifying: 0, redeemable: 0 },
    revision: 1,
  })
  expect(await ledgerOf(scene)).toEqual(before)
})

test('nobody corrects up to what they may not settle; what is larger already may become smaller', async () => {
  const club = await testClub((rules) => ({
    ...rules,
    limits: { ...rules.limits, visit: defaultRules().limits.visit },
  }))
  const { app, reception, storeId } = club
  const manager = await addManager(club, '周店长')
  const { memberId, vehicleId } = await club.addMember()
  const draft = { storeId, memberId, vehicleId, workType: 'repair', lines: [labour(600_000)] }
  const { visitId } = await settleAsShown(app, manager, draft, newKey(manager))
  const correct = (caller: StaffCaller, revision: number, amountFen: number) =>
    correctVisit(
      app,
      caller,
      visitId,
      { revision, lines: [{ lineNo: 1, amountFen }], reason: '录错了' },
      newKey(caller),
    )
  await correct(reception, 1, 590_000)
  await expect(correct(reception, 2, 600_000)).rejects.toMatchObject({ code: 'VISIT_NEEDS_MANAGER' })
  await expect(correct(manager, 2, 50_000_001)).rejects.toMatchObject({ code: 'VISIT_TOO_LARGE' })
  await correct(manager, 2, 600_000)
})

test('what came off comes off again, and corrected back the visit is as it was, with its voucher and benefit', async () => {
  const till = await openTill('gold')
  const { club, member } = till
  const { app, reception } = club
  await earn(club, member, 200)
  const voucher = await redeem(club, member, await withVoucher(club))
  const lines = [labour(3_000), labour(53_000)]
  const draft = till.draft(lines, { vouchers: [voucher.id], benefits: [{ code: 'wash', lineNo: 1 }] })
  const { visitId } = await till.settle(draft)
  const first = { kept: await keptOf(club, visitId), points: await pointsOf(club, member) }
  const correct = (revision: number, lineNo: number, amountFen: number) =>
    correctVisit(
      app,
      reception,
      visitId,
      { revision, lines: [{ lineNo, amountFen }], reason: '录错' },
      newKey(reception),
    )
  expect(await correct(1, 1, 5_000)).toMatchObject({ customerFen: 37_700, points: { qualifying: 0, redeemable: 0 } })
  expect(await correct(2, 2, 4_000)).toMatchObject({ customerFen: 0 })
  await correct(3, 2, 53_000)
  await correct(4, 1, 3_000)
  expect({ kept: await keptOf(club, visitId), points: await pointsOf(club, member) }).toEqual(first)
  expect((await auditClub(app.db.read)).findings).toEqual([])
})

/** The DMS tells of an order with one line of these amounts each. */
async function tell(
  { club, member }: { club: Awaited<ReturnType<typeof testClub>>; member: TestMember },
  { sourceId, orderNumber, amounts }: { sourceId: string; orderNumber: string; amounts: number[] },
) {
  const { db, groupId, keys } = club.app
  const car = await db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [member.vehicleId])
  const lines = amounts.map((amountFen, at) => ({
    ...labour(amountFen),
    lineNo: at + 1,
    itemCode: 'A1',
    quantityMilli: 1000,
  }))
  const day = { settledOn: '2026-11-18', arrivedOn: '2026-11-18' }
  const nobody = { plate: null, bringerName: null, bringerPhone: null, advisorName: null, odometerKm: null }
  const order = { orderNumber, state: 'settled', vin: car!.vin, workType: 'repair', ...day, ...nobody, lines }
  const source = { sourceId, storeId: club.storeId, workTypeNames: new Map<string, string>() }
  return db.unit(systemAct(groupId, 'test.deliver'), (unit) =>
    recordOrders(unit, keys, source, [order as unknown as OrderRecord]),
  )
}

const addDms = ({ app, storeId }: Awaited<ReturnType<typeof testClub>>) =>
  app.db.unit(systemAct(app.groupId), (unit) => addSource(unit, { groupId: app.groupId, storeId, name: 'dms' }))

test('an order of the DMS is corrected there, or by an administrator of the group; the same import leaves that as it is', async () => {
  const club = await testClub()
  const { app, reception } = club
  const member = await club.addMember()
  const { id: sourceId } = await addDms(club)
  const told = { sourceId, orderNumber: 'RO1', amounts: [30_000, 70_000] }
  await tell({ club, member }, told)
  const row = await app.db.read.one<{ id: string }>("SELECT id FROM visits WHERE orderNumber = 'RO1'")
  const visitId = row!.id
  const correct = (caller: StaffCaller) =>
    correctVisit(
      app,
      caller,
      visitId,
      { revision: 1, lines: [{ lineNo: 1, amountFen: 20_000 }], reason: '错' },
      newKey(caller),
    )
  const manager = await addManager(club, '周店长')
  for (const caller of [reception, manager])
    await expect(correct(caller)).rejects.toMatchObject({ code: 'VISIT_IMPORTED' })
  await correct({ ...manager, role: 'group_admin' })
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: 900 })
  await tell({ club, member }, told)
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: 900 })
  await tell({ club, member }, { ...told, amounts: [25_000, 70_000] })
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: 950 })
  expect((await auditClub(app.db.read)).findings).toEqual([])
})

test('a visit that was corrected at the desk comes again from the DMS, at list prices or as charged: nothing changes', async () => {
  for (const charged of [false, true]) {
    const till = await openTill('gold')
    const { club, member } = till
    const { app, reception } = club
    const { id: sourceId } = await addDms(club)
    const { visitId } = await till.settle(till.draft([labour(30_000)], { orderNumber: 'RO1', prices: 'list' }))
    const body = { revision: 1, lines: [{ lineNo: 1, amountFen: 20_000 }], reason: '录错' }
    const { customerFen } = await correctVisit(app, reception, visitId, body, newKey(reception))
    expect(customerFen).toBeLessThan(20_000)
    const before = { points: await pointsOf(club, member), kept: await keptOf(club, visitId) }
    await tell({ club, member }, { sourceId, orderNumber: 'RO1', amounts: [charged ? customerFen : 20_000] })
    expect({ points: await pointsOf(club, member), kept: await keptOf(club, visitId) }).toEqual(before)
    expect((await auditClub(app.db.read)).findings).toEqual([])
  }
})
