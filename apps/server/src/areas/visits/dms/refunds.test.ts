import { describe, expect, it } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { newId } from '../../../platform/db/ids.ts'
import { integer } from '../../../platform/db/sql.ts'
import { newKey, systemAct } from '../../../testing/test-app.ts'
import { proposeAdjustment } from '../../club/membership/adjust-points.ts'
import { upgradeFacts } from '../../club/membership/upgrade-facts.queries.ts'
import { addStaff } from '../../people/auth/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { emptyClub, type EmptyClub } from './testing/empty-club.ts'
import { archiveRow, lineRow, orderRow, vins } from './testing/export-files.ts'
import { exportOf, type BilledOrder } from './testing/refunds.ts'

const joinAll = '2010-01-01'
const order = { number: 'RO1', yuan: '100.00' }
const refund = (yuan: string, more: Partial<BilledOrder> = {}): BilledOrder => ({
  number: 'RT1',
  yuan,
  original: 'RO1',
  changes: { 结算日期: '2024-06-01', 进厂日期: '2024-06-01' },
  ...more,
})

/** The ledger is sound, and the only member has these points on both tracks, below 0 when they owe. */
async function expectPoints(club: EmptyClub, points: number): Promise<void> {
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
  const account = await club.app.db.read.one<Record<'qualifying' | 'redeemable', unknown>>(
    'SELECT qualifying, redeemable - debt AS redeemable FROM point_accounts',
  )
  expect([integer(account?.qualifying), integer(account?.redeemable)]).toEqual([points, points])
}

async function managerOf({ app }: EmptyClub) {
  const store = await app.db.read.one<{ id: string }>('SELECT id FROM stores')
  const person = { name: '罗婧', role: 'manager' as const, storeIds: [store!.id] }
  const id = await app.db.unit(systemAct(app.groupId), (unit) => addStaff(unit, app.keys, person))
  return { id, sessionId: newId(), ownCustomerIds: [], ...person }
}

const told = (club: EmptyClub, ...orders: BilledOrder[]) => club.import(exportOf(orders), { joinAll })

describe('a refund that names its order', () => {
  it('takes its points back in proportion, once, and says so', async () => {
    const club = await emptyClub()
    await told(club, order)
    const report = await told(club, order, refund('-40.00'))
    expect(report).toMatchObject({
      points: { qualifying: -40, redeemable: -40 },
      refunds: [{ orderNumber: 'RT1', originalOrderNumber: 'RO1', outcome: 'reversed', customerFen: -4000 }],
      warnings: {},
    })
    await expectPoints(club, 60)
    expect(await told(club, order, refund('-40.00'))).toMatchObject({ orders: { same: 2 }, refunds: [] })
    await expectPoints(club, 60)
    expect(await club.count('ledger_postings')).toBe(2)
  })

  it('takes nothing beyond what its order still holds, several refunds together', async () => {
    const club = await emptyClub()
    await told(club, order, { number: 'RO2', yuan: '70.00' }, refund('-80.00'), refund('-80.00', { number: 'RT2' }))
    await expectPoints(club, 70)
  })

  it('waits for an order that is told later, and is told to wait', async () => {
    const club = await emptyClub()
    const waiting = await told(club, refund('-40.00'))
    expect(waiting).toMatchObject({ warnings: { REFUND_WAITS: 1 }, refunds: [{ outcome: 'waits' }] })
    await expectPoints(club, 0)
    const report = await told(club, order)
    expect(report).toMatchObject({ points: { redeemable: 60 }, refunds: [{ orderNumber: 'RT1', outcome: 'reversed' }] })
    expect(report.warnings).toEqual({})
    await expectPoints(club, 60)
  })

  it('that waits takes its points when the order is settled at the till', async () => {
    const club = await emptyClub()
    await told(club, refund('-40.00'))
    const { app } = club
    const found = async (table: string) => (await app.db.read.one<{ id: string }>(`SELECT id FROM ${table}`))!.id
    const manager = await managerOf(club)
    const [storeId] = manager.storeIds as [string]
    const lines = [{ itemName: '工时', lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 10_000 }]
    const place = { storeId, memberId: await found('members'), vehicleId: await found('vehicles') }
    const draft = { ...place, workType: 'regular_service', orderNumber: 'RO1', lines }
    const { points, balancesAfter, refunded } = await settleAsShown(app, manager, draft, newKey(manager))
    expect(refunded).toEqual({ qualifying: -40, redeemable: -40 })
    expect(points).toEqual({ qualifying: 100, redeemable: 100 })
    expect(balancesAfter).toEqual({ qualifying: 60, redeemable: 60, held: 0, debt: 0 })
    await expectPoints(club, 60)
  })

  it('follows its own correction and voiding, and those of its order', async () => {
    const club = await emptyClub()
    await told(club, order, refund('-40.00'))
    await told(club, refund('-25.00'))
    await expectPoints(club, 75)
    await told(club, { ...order, yuan: '20.00' })
    await expectPoints(club, 0)
    await told(club, { ...order, yuan: '200.00' })
    await expectPoints(club, 175)
    await told(club, { ...order, changes: { 状态: '作废' } })
    await expectPoints(club, 0)
    await told(club, order)
    await expectPoints(club, 75)
    await told(club, refund('-25.00', { changes: { 状态: '作废' } }))
    await expectPoints(club, 100)
  })

  it('that names an order of another car waits', async () => {
    const club = await emptyClub()
    const archive = [archiveRow(), archiveRow({ 底盘号: vins[1], 车牌号: '贵A82LXJ' })]
    const of = exportOf([order, refund('-40.00', { changes: { 底盘号: vins[1] } })])
    const report = await club.import({ ...of, archive }, { joinAll })
    expect(report.warnings).toEqual({ REFUND_WAITS: 1 })
    await expectPoints(club, 100)
  })

  it('takes the points of who paid then, when the car has changed hands', async () => {
    const club = await emptyClub()
    await told(club, order)
    const archive = [archiveRow({ 客户编号: 'K2', 客户名称: '朱强涵', 手机: '19907000001' })]
    await club.import({ ...exportOf([refund('-100.00')]), archive }, { joinAll })
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
    expect(await club.count('point_accounts', 'qualifying = 0 AND redeemable = 0 AND debt = 0')).toBe(2)
  })

  it('of a customer who joins later takes its points then', async () => {
    const club = await emptyClub()
    const report = await club.import(exportOf([order, refund('-40.00')]))
    expect(report).toMatchObject({ warnings: { REFUND_NOT_MEMBER: 1 }, refunds: [{ outcome: 'not_member' }] })
    expect((await told(club, order, refund('-40.00'))).points).toEqual({ qualifying: 60, redeemable: 60 })
    await expectPoints(club, 60)
  })

  it('is known by other headings', async () => {
    const club = await emptyClub()
    const { archive, orders, lines } = exportOf([order, refund('-40.00')])
    const renamed = orders.map(({ 原工单号: original = '', ...row }) => ({ ...row, 原结算单号: original }))
    await club.import({ archive, orders: renamed, lines }, { joinAll })
    await expectPoints(club, 60)
  })
})

describe('a refund that names no order', () => {
  it('takes what its amounts would have earned, with a warning', async () => {
    const club = await emptyClub()
    const report = await told(club, order, refund('-40.60', { original: '' }))
    expect(report).toMatchObject({
      points: { qualifying: 60, redeemable: 60 },
      warnings: { REFUND_ORDER: 1 },
      refunds: [{ outcome: 'deducted', points: { qualifying: 40, redeemable: 40 } }],
    })
    await expectPoints(club, 60)
    expect((await told(club, order, refund('-40.60', { original: '' }))).refunds).toEqual([])
    await told(club, refund('-40.60', { original: '', changes: { 状态: '作废' } }))
    await expectPoints(club, 100)
  })

  it('makes a debt of what the member does not have', async () => {
    const club = await emptyClub()
    await told(club, order, refund('-150.00', { original: '' }))
    await expectPoints(club, -50)
  })

  it('that is corrected to name its order takes from it, and the other way about', async () => {
    const club = await emptyClub()
    await told(club, order, refund('-150.00', { original: '' }))
    await told(club, refund('-150.00'))
    await expectPoints(club, 0)
    await told(club, refund('-150.00', { original: '' }))
    await expectPoints(club, -50)
    await told(club, refund('150.00', { original: '' }))
    await expectPoints(club, 250)
  })
})

describe('a refund of an earlier version', () => {
  async function toldBefore() {
    const club = await emptyClub()
    await club.import(exportOf([order, refund('-40.00')]))
    await club.app.db.upkeep((sql) => sql.run("UPDATE visits SET refund = 'by_hand' WHERE orderNumber = 'RT1'"))
    await told(club, order, refund('-40.00'))
    await expectPoints(club, 100)
    return club
  }

  it('that is told anew takes its points', async () => {
    const club = await toldBefore()
    expect((await told(club, refund('-30.00'))).refunds).toMatchObject([{ outcome: 'reversed' }])
    await expectPoints(club, 70)
  })

  it('takes none once a person took some by hand, and is told to that person', async () => {
    const club = await toldBefore()
    const { app } = club
    const member = await app.db.read.one<{ id: string }>('SELECT id FROM members')
    const manager = await managerOf(club)
    const request = { memberId: member!.id, qualifying: -40, redeemable: -40, reason: '退款' }
    await proposeAdjustment(app, manager, request, newKey(manager))
    await expectPoints(club, 60)
    for (const yuan of ['-30.00', '-35.00']) {
      const report = await told(club, refund(yuan))
      expect(report).toMatchObject({ warnings: { REFUND_BY_HAND: 1 }, refunds: [{ outcome: 'by_hand' }] })
      await expectPoints(club, 60)
    }
    await told(club, { ...order, yuan: '200.00' })
    await expectPoints(club, 160)
  })
})

it('a refund is no visit, and no repair; of a repair counts what is left', async () => {
  const club = await emptyClub()
  const repair = { 维修类型: '一般维修' }
  const later = { ...repair, 结算日期: '2024-06-01', 进厂日期: '2024-06-01' }
  await told(club, { ...order, yuan: '1200.00', changes: repair }, refund('-400.00', { changes: later }))
  expect(await club.count('members', "lastVisitOn = '2024-05-06'")).toBe(1)
  const { db, groupId } = club.app
  const member = await db.read.one<{ id: string }>('SELECT id FROM members')
  const { repairs } = await upgradeFacts(db.read, groupId, member!.id)
  expect(repairs.map(({ amountFen }) => amountFen)).toEqual([800_00])
})

it('audit sees a refund that took nothing, and one that still holds what it took when it is void', async () => {
  const club = await emptyClub()
  await told(club, order, refund('-40.00'), refund('-10.00', { number: 'RT2', original: '' }))
  const codes = async () => (await auditClub(club.app.db.read)).findings.map(({ code }) => code)
  const { db } = club.app
  await db.upkeep((sql) => sql.run("UPDATE visits SET state = 'void' WHERE orderNumber = 'RT1'"))
  expect(await codes()).toContain('REFUND_POSTING_STRAY')
  await db.upkeep((sql) => sql.run("UPDATE visits SET state = 'settled', revision = 9 WHERE orderNumber = 'RT1'"))
  expect(await codes()).toContain('REFUND_POINTS_WRONG')
  await db.upkeep(async (sql) => {
    const refunds = "SELECT id FROM ledger_postings WHERE kind = 'visit_refund'"
    await sql.run(`DELETE FROM ledger_entries WHERE postingId IN (${refunds})`)
    await sql.run("DELETE FROM ledger_postings WHERE kind = 'visit_refund'")
  })
  expect((await codes()).filter((code) => code === 'REFUND_POSTING_MISSING')).toHaveLength(2)
})

it('a tier goes with the points that a refund takes', async () => {
  const club = await emptyClub()
  await told(club, { ...order, yuan: '3100.00' })
  expect(await club.count('members', "tier = 'silver'")).toBe(1)
  await told(club, refund('-3000.00'))
  expect(await club.count('members', "tier = 'standard'")).toBe(1)
  await expectPoints(club, 100)
})

it('orders of other payers and mixed refunds go by what each payer gets back', async () => {
  const club = await emptyClub()
  const { archive } = exportOf([])
  const orders = [orderRow({ 行驶里程: '' }), orderRow({ 工单号: 'RT1', 原工单号: 'RO1', 行驶里程: '' })]
  const lines = [
    lineRow(),
    lineRow({ 行号: '2', 付费方: '保险', 金额: '300.00' }),
    lineRow({ 工单号: 'RT1', 付费方: '保险', 金额: '-300.00' }),
  ]
  const report = await club.import({ archive, orders, lines }, { joinAll })
  expect(report.refunds).toMatchObject([{ outcome: 'reversed', points: { qualifying: 0, redeemable: 0 } }])
  await expectPoints(club, 100)
})
