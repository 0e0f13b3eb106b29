import { describe, expect, it } from 'vitest'
import { emptyClub, type EmptyClub } from './testing/empty-club.ts'
import { archiveRow, lineRow, orderRow, smallExport, vins } from './testing/export-files.ts'
import { auditClub } from '../../../audit.ts'

const joinAll = '2010-01-01'
let club: EmptyClub

async function startedClub(): Promise<EmptyClub> {
  club = await emptyClub()
  await club.import(smallExport(), { joinAll })
  return club
}

/** Whatever happened to the orders, the ledger is sound. */
async function expectSound(): Promise<void> {
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
}

it('an order that gives money back is told, once, and takes points back', async () => {
  await startedClub()
  const { archive, orders, lines } = smallExport()
  const refund = {
    archive,
    orders: [...orders, orderRow({ 工单号: 'RO2' })],
    lines: [...lines, lineRow({ 工单号: 'RO2', 金额: '-40.00' })],
  }
  expect(await club.import(refund)).toMatchObject({ warnings: { REFUND_ORDER: 1 }, points: { redeemable: -40 } })
  expect((await club.import(refund)).warnings).not.toHaveProperty('REFUND_ORDER')
  await expectSound()
})

describe('an order that comes again', () => {
  it('with other lines takes the old points back and posts the new ones', async () => {
    await startedClub()
    const lines = [lineRow({ 金额: '250.90' }), lineRow({ 行号: '2', 付费方: '厂家' })]
    const report = await club.import({ ...smallExport(), lines })
    expect(report).toMatchObject({
      orders: { new: 0, changed: 1, same: 0 },
      lines: { new: 1, changed: 1, same: 0 },
      points: { qualifying: 150, redeemable: 150 },
    })
    expect(await club.points()).toBe(250)
    const postings = await club.app.db.read.all<{ cause: string }>('SELECT cause FROM ledger_postings ORDER BY id')
    const { id } = (await club.app.db.read.one<{ id: string }>('SELECT id FROM visits'))!
    expect(postings.map((posting) => posting.cause)).toEqual([
      `visit:${id}:1`,
      `visit:${id}:1:reversal`,
      `visit:${id}:2`,
    ])
    expect(await club.import({ ...smallExport(), lines })).toMatchObject({
      orders: { same: 1 },
      points: { redeemable: 0 },
    })
    await expectSound()
  })

  it('void gives its points back; settled again, it earns again', async () => {
    await startedClub()
    const voided = { ...smallExport(), orders: [orderRow({ 状态: '作废' })] }
    expect((await club.import(voided)).points).toEqual({ qualifying: -100, redeemable: -100 })
    expect(await club.points()).toBe(0)
    await expectSound()
    expect((await club.import(smallExport())).points).toEqual({ qualifying: 100, redeemable: 100 })
    expect((await club.import(smallExport())).points).toEqual({ qualifying: 0, redeemable: 0 })
    expect(await club.points()).toBe(100)
    await expectSound()
  })

  it('came void in the first place: it earns nothing', async () => {
    club = await emptyClub()
    const report = await club.import({ ...smallExport(), orders: [orderRow({ 状态: '作废' })] }, { joinAll })
    expect(report).toMatchObject({ orders: { new: 1 }, points: { redeemable: 0 } })
    expect(await club.count('ledger_postings')).toBe(0)
    await expectSound()
  })

  it('is corrected on the car that it was really about: the points go to its owner', async () => {
    club = await emptyClub()
    const archive = [archiveRow(), archiveRow({ 客户编号: 'K2', 客户名称: '朱强涵', 底盘号: vins[1] })]
    await club.import({ ...smallExport(), archive }, { joinAll })
    await club.import({ ...smallExport(), archive, orders: [orderRow({ 底盘号: vins[1] })] })
    const owner = await club.app.db.read.one(
      'SELECT c.name FROM customers c JOIN members m ON m.customerId = c.id JOIN point_accounts a ON a.memberId = m.id WHERE a.redeemable = 100',
    )
    expect(owner).toMatchObject({ name: '朱强涵' })
    await expectSound()
  })
})

describe('members', () => {
  it('who join later as of an earlier day earn for the orders that were there', async () => {
    club = await emptyClub()
    expect((await club.import(smallExport())).points.redeemable).toBe(0)
    const report = await club.import(smallExport(), { joinAll })
    expect(report).toMatchObject({ orders: { same: 1 }, points: { qualifying: 100, redeemable: 100 } })
    expect((await club.import(smallExport(), { joinAll })).points.redeemable).toBe(0)
    await expectSound()
  })

  it('earn from the day they joined on', async () => {
    club = await emptyClub()
    const orders = [orderRow(), orderRow({ 工单号: 'RO2', 结算日期: '2024-05-07' })]
    const lines = [lineRow(), lineRow({ 工单号: 'RO2', 金额: '7' })]
    const report = await club.import({ ...smallExport(), orders, lines }, { joinAll: '2024-05-07' })
    expect(report.points.redeemable).toBe(7)
    await expectSound()
  })

  it('rise in tier by the day of the order that lifts them, in order of settlement', async () => {
    club = await emptyClub()
    const orders = [orderRow({ 工单号: 'RO2', 结算日期: '2024-07-01' }), orderRow()]
    const lines = [lineRow({ 工单号: 'RO2', 金额: '8000' }), lineRow({ 金额: '3000' })]
    await club.import({ ...smallExport(), orders, lines }, { joinAll })
    const changes = await club.app.db.read.all('SELECT toTier, effectiveOn FROM tier_changes ORDER BY effectiveOn')
    expect(changes).toEqual([
      { toTier: 'standard', effectiveOn: joinAll },
      { toTier: 'silver', effectiveOn: '2024-05-06' },
      { toTier: 'gold', effectiveOn: '2024-07-01' },
    ])
    await expectSound()
  })
})

describe('an archive that comes again', () => {
  it('brings changed rows up to date', async () => {
    await startedClub()
    const archive = [archiveRow({ 手机: '19907009999', 车牌号: '贵ZHQD1D' })]
    expect(await club.import({ archive })).toMatchObject({
      customers: { new: 0, changed: 1, same: 0 },
      vehicles: { new: 0, changed: 1, same: 0 },
    })
    const hash = club.app.keys.blindIndex('phone', '19907009999')
    expect(await club.count('customers', `phoneHash = '${hash}'`)).toBe(1)
    expect(await club.count('vehicles', "plate = '贵ZHQD1D'")).toBe(1)
  })

  it('with a car that changed hands: old visits stay, new ones are the new owner’s', async () => {
    await startedClub()
    const archive = [archiveRow({ 客户编号: 'K2', 客户名称: '朱强涵', 手机: '19907000001' })]
    const orders = [orderRow(), orderRow({ 工单号: 'RO2', 结算日期: '2024-09-01' })]
    const lines = [lineRow(), lineRow({ 工单号: 'RO2', 金额: '60' })]
    const report = await club.import({ archive, orders, lines }, { joinAll })
    expect(report).toMatchObject({ vehicles: { changed: 1 }, orders: { new: 1, same: 1 } })
    const visits = await club.app.db.read.all(
      'SELECT v.orderNumber, c.name FROM visits v JOIN customers c ON c.id = v.customerId ORDER BY v.orderNumber',
    )
    expect(visits).toEqual([
      { orderNumber: 'RO1', name: '杜英' },
      { orderNumber: 'RO2', name: '朱强涵' },
    ])
    expect(await club.count('vehicle_people', "untilOn = '2026-11-18'")).toBe(1)
    expect(await club.count('vehicle_people', 'untilOn IS NULL AND paying = 1')).toBe(1)
    await expectSound()
    // And back again: the former tie is taken up again.
    await club.import({ archive: [archiveRow()] })
    expect(await club.count('vehicle_people')).toBe(2)
    expect(await club.count('vehicle_people', 'untilOn IS NULL AND paying = 1')).toBe(1)
  })
})
