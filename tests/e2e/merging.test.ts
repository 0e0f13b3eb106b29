import {
  approveMerge,
  bindPhone,
  findArchives,
  findMembers,
  getHome,
  getStatement,
  getWhoAmI,
  listConsoleMembers,
  listDuplicates,
  listMergeRequests,
  listRewards,
  mergeCustomers,
  previewMerge,
  redeemReward,
  settleVisit,
  voidVisit,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import type { ExportedCustomer } from '../support/dms-export.ts'
import { inWorld } from '../support/each-file.ts'
import { inhabitantsOf } from '../support/inhabitants.ts'
import { wishFor } from '../support/wish.ts'
import { quoted } from '../support/quoted.ts'

const PHONE = '19955550001'
const world = inWorld({
  customers: [
    { name: '双档甲', points: 3_500, phone: PHONE },
    { name: '双档乙', points: 1_200, phone: PHONE },
    { name: '抢合甲', points: 100, phone: '19955550002' },
    { name: '抢合乙', points: 200, phone: '19955550002' },
    { name: '待领甲', points: 300 },
    { name: '待领乙', points: 400 },
    { name: '无关甲', points: 500 },
    { name: '未入会乙', points: 0 },
  ],
  rewards: [{ kind: 'gift', name: '钥匙扣', description: '', pointsPrice: 100, stockLeft: null, perMemberLimit: null }],
})

let manager: Client
let reception: Client
beforeAll(async () => {
  manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'gu' })
  reception = await world().staff({ name: '罗前台', role: 'reception' })
})

/** The ids of archives by name, kept one first, as the list of duplicates or the database has them. */
async function idsOf(...names: string[]): Promise<string[]> {
  const rows = await world().database.rows('SELECT id, name FROM customers')
  return names.map((name) => String(rows.find((row) => row['name'] === name)?.['id']))
}

/** Archives that share nothing would wait for a second person. */
const shareIdNumber = (keptId: string, mergedId: string) =>
  world().database.run('UPDATE customers SET idNumberHash = ? WHERE id IN (?, ?)', [keptId, keptId, mergedId])

const merge = async (kept: string, merged: string, client = manager) => {
  const [keptId = '', mergedId = ''] = await idsOf(kept, merged)
  await shareIdNumber(keptId, mergedId)
  return client.call(mergeCustomers, { body: { keptId, mergedId, reason: '同一个人' } })
}

const corrected = (customer: ExportedCustomer, amount: string): ExportedCustomer => ({
  ...customer,
  cars: customer.cars.map((car) => ({
    ...car,
    orders: car.orders.map((order) => ({ ...order, lines: order.lines.map((line) => ({ ...line, amount })) })),
  })),
})

describe('two archives of one person', () => {
  it('become one: cars, visits and points go to the kept card, and the phone finds it', async () => {
    const person = world().wechat.person('双档', PHONE)
    const { client } = await world().signIn(person)
    await client.call(bindPhone, { body: { code: await world().wechat.phoneCode(person), consentVersion: '1' } })
    expect((await client.call(getWhoAmI)).binding).toBe('merge_needed')

    const group = (await manager.call(listDuplicates)).rows.find(({ customers }) =>
      customers.some(({ name }) => name === '双档甲'),
    )
    expect(group).toMatchObject({ by: 'phone', customers: [{ visits: 1 }, { visits: 1 }] })
    const [keptId = '', mergedId = ''] = await idsOf('双档乙', '双档甲')
    const preview = await manager.call(previewMerge, { query: { keptId, mergedId } })
    expect(preview.alike).toBe(true)
    expect(preview).toMatchObject({
      kept: { name: '双档乙', phoneMasked: '199****0001' },
      moves: { cars: 1, visits: 1, qualifying: 3_500, redeemable: 3_500, debt: 0 },
      after: { cardNumber: preview.kept.member!.cardNumber, tier: { code: 'silver' } },
      open: { redemptions: 0, adjustments: 0, agreements: 0 },
    })
    const { kept } = await merge('双档乙', '双档甲')
    expect(kept).toMatchObject({ visits: 2, member: { tier: { code: 'silver' }, balances: { redeemable: 4_700 } } })
    expect(kept.plates).toHaveLength(2)

    // The owner verifies the phone again and finds the one card.
    await client.call(bindPhone, { body: { code: await world().wechat.phoneCode(person), consentVersion: '1' } })
    const { card, cars } = await client.call(getHome)
    expect(card).toMatchObject({ cardNumber: preview.after!.cardNumber, balances: { qualifying: 4_700 } })
    expect(cars).toHaveLength(2)
    const [entry] = (await client.call(getStatement)).rows
    expect(entry).toMatchObject({ kind: 'merge', qualifying: 3_500, redeemable: 3_500 })
    expect((await reception.call(findMembers, { body: { q: PHONE } })).rows).toHaveLength(1)
    // The name of the alias leads to the kept card.
    const byOldName = await manager.call(listConsoleMembers, { query: { q: '双档甲' } })
    expect(byOldName.rows).toMatchObject([{ name: '双档乙', memberId: kept.member!.memberId }])
    expect((await world().audit()).findings).toEqual([])
    await expect(merge('双档乙', '双档甲')).rejects.toThrow('NOT_FOUND')
    await expect(merge('双档甲', '双档乙')).rejects.toThrow('NOT_FOUND')
  })

  it('stay one when the export comes again, and a corrected or voided order of the merged one reaches the kept card', async () => {
    const [merged, kept] = [world().customer('双档甲'), world().customer('双档乙')]
    expect(await world().importCustomers([merged, kept], '2020-01-01')).toMatchObject({
      customers: { same: 2, new: 0 },
      points: { redeemable: 0 },
    })
    await world().importCustomers([corrected(merged, '3000.00'), kept], '2020-01-01')
    const balances = async () => {
      const { rows } = await manager.call(listConsoleMembers, { query: { q: '双档乙' } })
      return rows[0]!.balances
    }
    expect(await balances()).toMatchObject({ qualifying: 4_200, redeemable: 4_200, debt: 0 })
    // A new order of the merged archive's car earns on the kept card.
    const late = inhabitantsOf([{ name: '替身', points: 50 }])[0]!
    const order = { ...late.cars[0]!.orders[0]!, settledOn: '2024-05-01' }
    const [car] = merged.cars
    const more = { ...corrected(merged, '3000.00'), cars: [{ ...car!, orders: [...car!.orders, order] }] }
    const again = {
      ...more,
      cars: [{ ...more.cars[0]!, orders: [...corrected(merged, '3000.00').cars[0]!.orders, order] }],
    }
    await world().importCustomers([again, kept], '2020-01-01')
    expect(await balances()).toMatchObject({ qualifying: 4_250, redeemable: 4_250 })
    expect((await world().audit()).findings).toEqual([])
  })

  it('merge once, however many ask, in either direction', async () => {
    const [a = '', b = ''] = await idsOf('抢合甲', '抢合乙')
    const asked = [a, b, a, b, a, b].map((keptId) =>
      manager.call(mergeCustomers, { body: { keptId, mergedId: keptId === a ? b : a, reason: '重复建档' } }),
    )
    const { answers, codes } = await outcomesOf(asked)
    expect(answers).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']))
    expect(answers[0]!.kept.member?.balances.redeemable).toBe(300)
    expect((await world().audit()).findings).toEqual([])
  })

  it('wait for what the merged member still has to collect; a visit voided later is paid by the kept card', async () => {
    const owner = await world().owner('待领乙')
    const draft = (yuan: number) => ({
      storeId: world().storeId,
      memberId: owner.memberId,
      vehicleId: owner.cars[0]!.vehicleId,
      workType: 'repair',
      lines: [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: yuan * 100 }],
    })
    const { visitId } = await reception.call(settleVisit, { body: await quoted(reception, draft(80)) })
    const [reward] = (await owner.client.call(listRewards)).rows
    await owner.client.call(redeemReward, { body: wishFor(reward!) })
    const [keptId = '', mergedId = ''] = await idsOf('待领甲', '待领乙')
    await shareIdNumber(keptId, mergedId)
    const body = { keptId, mergedId, reason: '同一个人' }
    const refused = await expectRefused(manager, 'MERGE_OPEN', mergeCustomers, { body })
    expect(refused.problem.facts).toMatchObject({ redemptions: 1 })
    await world().database.run("UPDATE redemptions SET collectBy = '2000-01-01' WHERE memberId = ?", [owner.memberId])
    await world().night()
    const { kept } = await manager.call(mergeCustomers, { body })
    expect(kept.member?.balances).toMatchObject({ redeemable: 780 })
    // Their WeChat goes along, and the old card is none any more.
    expect((await owner.client.call(getHome)).card.cardNumber).toBe(kept.member?.cardNumber)
    await reception.call(voidVisit, { params: { visitId }, body: { reason: '开错单' } })
    const { card } = await owner.client.call(getHome)
    expect(card.balances).toMatchObject({ qualifying: 700, redeemable: 700, debt: 0 })
    expect((await world().audit()).findings).toEqual([])
  })

  it('are found by any part of what is known, members or not; two that share nothing wait for a second person', async () => {
    await world().database.run('UPDATE customers SET name = ? WHERE name = ?', ['韩无关甲', '无关甲'])
    const found = async (q: string, client = manager) =>
      (await client.call(findArchives, { body: { q } })).rows.map(({ customerId }) => customerId)
    const [keptId = '', mergedId = ''] = await idsOf('韩无关甲', '未入会乙')
    expect(await found('未入会')).toEqual([mergedId])
    const { phone, cars } = world().customer('无关甲')
    expect(await found(cars[0]!.plate)).toEqual([keptId])
    expect(await found(phone)).toEqual([keptId])
    expect(await found('没有这个人')).toEqual([])

    expect(await manager.call(previewMerge, { query: { keptId, mergedId } })).toMatchObject({ alike: false })
    const asked = await manager.call(mergeCustomers, { body: { keptId, mergedId, reason: '本人到店确认' } })
    expect(asked).toMatchObject({ mergeId: null, kept: { customerId: keptId } })
    const { rows } = await manager.call(listMergeRequests, { query: { state: 'pending' } })
    const request = { params: { mergeRequestId: rows[0]!.mergeRequestId }, body: {} }
    await expectRefused(manager, 'MERGE_OWN', approveMerge, request)
    const second = await signInAtDesk(world(), { name: '方经理', role: 'manager', login: 'fang' })
    expect(await second.call(approveMerge, request)).toMatchObject({ keptId, mergedId, state: 'merged' })
    expect(await found('未入会')).toEqual([keptId])
  })

  it('are a manager’s matter, at stores that know both', async () => {
    const care = await signInAtDesk(world(), { name: '关爱', role: 'care', login: 'care' })
    const [keptId = '', mergedId = ''] = await idsOf('双档乙', '待领甲')
    const body = { keptId, mergedId, reason: '试试' }
    await expectRefused(care, 'ROLE_MISSING', mergeCustomers, { body })
    await expectRefused(care, 'ROLE_MISSING', listDuplicates)
    await expectRefused(care, 'ROLE_MISSING', findArchives, { body: { q: '双档' } })
    await world().addStore('二店')
    const other = await signInAtDesk(world(), { name: '二店经理', role: 'manager', login: 'er', stores: ['二店'] })
    await expectRefused(other, 'NOT_FOUND', mergeCustomers, { body })
    await expectRefused(other, 'NOT_FOUND', previewMerge, { query: { keptId, mergedId } })
    expect((await other.call(listDuplicates)).rows).toEqual([])
    expect((await other.call(findArchives, { body: { q: '双档' } })).rows).toEqual([])
    await expectRefused(manager, 'NOT_FOUND', mergeCustomers, { body: { ...body, mergedId: keptId } })
  })
})
