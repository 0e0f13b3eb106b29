import {
  cancelConsoleRedemption,
  cancelForMember,
  cancelRedemption,
  getConsoleRedemption,
  getHome,
  getMemberPanel,
  handOver,
  listConsoleRedemptions,
  listMyRedemptions,
  listRewards,
  redeemReward,
  settleVisit,
  undoConsoleHandOver,
  undoHandOver,
  voidVisit,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanOwner, scanRedemption } from '../support/card.ts'
import { expectRefused, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'
import { quoted } from '../support/quoted.ts'

const world = inWorld({
  customers: [
    { name: '兑换甲', points: 2_000 },
    { name: '兑换乙', points: 2_000 },
    { name: '兑换丙', points: 2_000 },
  ],
  rewards: [
    { kind: 'gift', name: '香氛', description: '到店领取', pointsPrice: 100, stockLeft: 9, perMemberLimit: 4 },
    {
      kind: 'voucher',
      name: '工时券 ¥100',
      description: '保养可用',
      pointsPrice: 300,
      faceFen: 10_000,
      minimumSpendFen: 20_000,
      workTypes: ['regular_service'],
      lineKinds: ['labour'],
    },
  ],
})

let reception: Client
/** At a store that knows none of the members. */
let elsewhere: Client
let branchId: string
let manager: Client
let branchManager: Client
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  branchId = await world().addStore('远郊店')
  elsewhere = await world().staff({ name: '远郊前台', role: 'reception', stores: ['远郊店'] })
  manager = await signInAtDesk(world(), { name: '吴经理', role: 'manager', login: 'wu', stores: ['本店'] })
  branchManager = await signInAtDesk(world(), { name: '远经理', role: 'manager', login: 'yuan', stores: ['远郊店'] })
})

async function redeemed(owner: Owner, name: string, quantity?: number) {
  const { rows } = await owner.client.call(listRewards)
  return owner.client.call(redeemReward, {
    body: wishFor(
      rows.find((reward) => reward.name === name)!,
      quantity,
    ),
  })
}

const balancesOf = async ({ client }: Owner) => (await client.call(getHome)).card.balances

const stockOf = async ({ client }: Owner) => (await client.call(listRewards)).rows[0]!.stockLeft

describe('several pieces', () => {
  it('three redeemed, one cancelled, two handed over, undone, cancelled by a manager: all is as before', async () => {
    const owner = await world().owner('兑换甲')
    const held = await redeemed(owner, '香氛', 3)
    expect(held.redemption).toMatchObject({ quantity: 3, points: 300, state: 'held', stores: null, voucher: null })
    expect(held.balances).toMatchObject({ redeemable: 1_700, held: 300 })
    const params = { redemptionId: held.redemption.redemptionId }
    await expectRefused(owner.client, 'REDEMPTION_QUANTITY', cancelRedemption, { params, body: { quantity: 4 } })
    const part = await owner.client.call(cancelRedemption, { params, body: { quantity: 1 } })
    expect(part).toMatchObject({ redemption: { quantity: 2, points: 200 }, balances: { redeemable: 1_800, held: 200 } })
    expect(await stockOf(owner)).toBe(7)

    const { body, ...seen } = await scanRedemption(reception, held.redemption.code, world().storeId)
    expect(seen.redemption).toMatchObject({ memberName: '兑换甲', can: ['hand_over', 'cancel'], refusal: null })
    const given = await reception.call(handOver, { params, body })
    expect(given.redemption).toMatchObject({ state: 'handed_over', quantity: 2 })
    expect(given.can).toEqual(['undo_hand_over'])
    const undone = await reception.call(undoHandOver, { params, body: { reason: '拿错了颜色' } })
    expect(undone).toMatchObject({ redemption: { state: 'held', storeName: null }, can: ['cancel'] })
    expect(await balancesOf(owner)).toMatchObject({ redeemable: 1_800, held: 200 })

    const ended = await manager.call(cancelConsoleRedemption, { params, body: { reason: '车主不要了' } })
    expect(ended.redemption).toMatchObject({ state: 'cancelled' })
    expect(await balancesOf(owner)).toMatchObject({ redeemable: 2_000, held: 0 })
    expect(await stockOf(owner)).toBe(9)
    expect(ended.changes).toMatchObject([
      { action: 'cancel', quantity: 1, byMember: true, actorName: null },
      { action: 'hand_over', quantity: 2, actorName: '罗前台', storeName: '本店' },
      { action: 'undo_hand_over', quantity: 2, actorName: '罗前台', reason: '拿错了颜色' },
      { action: 'cancel', quantity: 2, actorName: '吴经理', reason: '车主不要了' },
    ])
    expect(ended.postings.map(({ kind, redeemable, held: moved }) => [kind, redeemable, moved])).toEqual([
      ['redemption_hold', -300, 300],
      ['redemption_release', 100, -100],
      ['redemption', 0, -200],
      ['redemption_undo', 0, 200],
      ['redemption_release', 200, -200],
    ])
  })

  it('the limit counts pieces, and nobody redeems none, a half or a hundred', async () => {
    const owner = await world().owner('兑换乙')
    for (const quantity of [0, -1, 1.5, 100])
      await expect(redeemed(owner, '香氛', quantity)).rejects.toMatchObject({ problem: { code: 'INPUT_INVALID' } })
    await expect(redeemed(owner, '香氛', 5)).rejects.toMatchObject({
      problem: { code: 'REWARD_LIMIT_REACHED', facts: { limit: 4, alreadyRedeemed: 0 } },
    })
    await redeemed(owner, '香氛', 4)
    await expect(redeemed(owner, '香氛')).rejects.toMatchObject({ problem: { code: 'REWARD_LIMIT_REACHED' } })
  })
})

describe('handing over', () => {
  it('takes the scan of the code or of the card at this store; an id alone is nothing', async () => {
    const owner = await world().owner('兑换丙')
    const { redemption } = await redeemed(owner, '香氛')
    const params = { redemptionId: redemption.redemptionId }
    const { storeId } = world()
    await expectRefused(reception, 'SCAN_EXPIRED', handOver, { params, body: { storeId } })
    await expectRefused(reception, 'SCAN_EXPIRED', handOver, { params, body: { storeId, scanToken: 'made-up' } })
    const there = await scanRedemption(elsewhere, redemption.code, branchId)
    await expectRefused(reception, 'SCAN_EXPIRED', handOver, { params, body: { ...there.body, storeId } })
    const { presence } = await scanOwner(reception, await world().owner('兑换乙'), storeId)
    await expectRefused(reception, 'PRESENCE_EXPIRED', handOver, {
      params,
      body: { storeId, presenceToken: presence.token },
    })
    const own = await scanOwner(reception, owner, storeId)
    const body = { storeId, presenceToken: own.presence.token }
    expect((await reception.call(handOver, { params, body })).redemption.state).toBe('handed_over')
  })

  it('and undoing it belong to the store; a stranger’s member is nobody’s to cancel for', async () => {
    const owner = await world().owner('兑换丙')
    const { redemption } = await redeemed(owner, '香氛')
    const params = { redemptionId: redemption.redemptionId }
    await expectRefused(elsewhere, 'NOT_FOUND', cancelForMember, { params, body: { reason: '别店的人' } })
    await expectRefused(branchManager, 'NOT_FOUND', cancelConsoleRedemption, { params, body: { reason: '别店' } })
    await expectRefused(branchManager, 'NOT_FOUND', getConsoleRedemption, { params })
    const { body } = await scanRedemption(elsewhere, redemption.code, branchId)
    await elsewhere.call(handOver, { params, body })
    await expectRefused(reception, 'NOT_FOUND', undoHandOver, { params, body: { reason: '不是本店' } })
    await expectRefused(manager, 'NOT_FOUND', undoConsoleHandOver, { params, body: { reason: '不是本店' } })
    // Handed over there, that store may see and undo it.
    expect((await branchManager.call(getConsoleRedemption, { params })).can).toEqual(['undo_hand_over'])
    const undone = await branchManager.call(undoConsoleHandOver, { params, body: { reason: '给错了人' } })
    expect(undone.redemption.state).toBe('held')
  })
})

describe('a voucher', () => {
  it('is one piece, shows its terms, and is used at the till, not handed over', async () => {
    const owner = await world().owner('兑换丙')
    await expect(redeemed(owner, '工时券 ¥100', 2)).rejects.toMatchObject({
      problem: { code: 'REDEMPTION_QUANTITY', facts: { most: 1 } },
    })
    const { redemption } = await redeemed(owner, '工时券 ¥100')
    expect(redemption.voucher).toEqual({
      faceFen: 10_000,
      leftFen: 10_000,
      minimumSpendFen: 20_000,
      workTypes: ['定期保养'],
      lineKinds: ['labour'],
      usable: true,
    })
    const params = { redemptionId: redemption.redemptionId }
    const { body, ...seen } = await scanRedemption(reception, redemption.code, world().storeId)
    expect(seen.redemption).toMatchObject({ can: ['cancel'], refusal: { code: 'VOUCHER_AT_TILL' } })
    await expectRefused(reception, 'VOUCHER_AT_TILL', handOver, { params, body })
    const panel = await reception.call(getMemberPanel, { params: { memberId: owner.memberId } })
    const detail = await manager.call(getConsoleRedemption, { params })
    // Nobody reads off a screen of the shop what only the owner shows.
    expect(JSON.stringify([panel, detail, seen])).not.toContain(redemption.code)
    expect(panel.usableVouchers).toMatchObject([{ rewardName: '工时券 ¥100', voucher: { leftFen: 10_000 } }])
    await owner.client.call(cancelRedemption, { params, body: {} })
    const { rows } = await owner.client.call(listMyRedemptions)
    expect(rows.find(({ redemptionId }) => redemptionId === params.redemptionId)).toMatchObject({
      state: 'cancelled',
      voucher: { usable: false },
    })
  })
})

describe('a voucher that is used', () => {
  it('tells the console on which visit, is not undone but comes back with the voided visit', async () => {
    const owner = await world().owner('兑换甲')
    const { redemption } = await redeemed(owner, '工时券 ¥100')
    const params = { redemptionId: redemption.redemptionId }
    const { presence } = await scanOwner(reception, owner, world().storeId)
    const draft = {
      storeId: world().storeId,
      memberId: owner.memberId,
      vehicleId: owner.cars[0]!.vehicleId,
      presenceToken: presence.token,
      workType: 'regular_service',
      lines: [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 50_000 }],
      vouchers: [params.redemptionId],
    }
    const { visitId, orderNumber } = await reception.call(settleVisit, { body: await quoted(reception, draft) })
    const used = await manager.call(getConsoleRedemption, { params })
    expect(used).toMatchObject({ redemption: { state: 'handed_over', voucher: { usable: false } }, can: [] })
    expect(used.uses).toMatchObject([{ visitId, orderNumber, takenFen: 10_000, returnedAt: null }])
    await expectRefused(manager, 'VOUCHER_AT_TILL', undoConsoleHandOver, { params, body: { reason: '误用' } })
    await expectRefused(owner.client, 'REDEMPTION_STATE', cancelRedemption, { params, body: {} })

    await reception.call(voidVisit, { params: { visitId }, body: { reason: '退款' } })
    const back = await manager.call(getConsoleRedemption, { params })
    expect(back.redemption).toMatchObject({ state: 'held', voucher: { leftFen: 10_000, usable: true } })
    expect(back.changes.map(({ action }) => action)).toEqual(['use', 'return'])
    expect(back.uses).toMatchObject([{ visitId, returnedAt: expect.any(String) as string }])
    await owner.client.call(cancelRedemption, { params, body: {} })
    expect(await balancesOf(owner)).toMatchObject({ redeemable: 2_000, held: 0 })
  })
})

describe('the console’s list', () => {
  it('filters by state, reward, member and day, and turns its pages', async () => {
    const all = await manager.call(listConsoleRedemptions, { query: { limit: 100 } })
    expect(all.count).toBe(all.rows.length)
    expect(all.rewards.map(({ name }) => name)).toEqual(['香氛', '工时券 ¥100'])
    const first = await manager.call(listConsoleRedemptions, { query: { limit: 2 } })
    const second = await manager.call(listConsoleRedemptions, { query: { limit: 2, cursor: first.nextCursor! } })
    expect([...first.rows, ...second.rows]).toEqual(all.rows.slice(0, 4))
    const cancelled = await manager.call(listConsoleRedemptions, { query: { state: 'cancelled', q: '兑换甲' } })
    expect(cancelled.rows).toMatchObject([
      { memberName: '兑换甲', rewardName: '工时券 ¥100' },
      { memberName: '兑换甲', rewardName: '香氛', quantity: 2, points: 200 },
    ])
    const vouchers = await manager.call(listConsoleRedemptions, { query: { rewardId: all.rewards[1]!.rewardId } })
    expect(new Set(vouchers.rows.map(({ kind, leftFen }) => `${kind} ${leftFen}`))).toEqual(new Set(['voucher 10000']))
    expect((await manager.call(listConsoleRedemptions, { query: { to: '2020-01-01' } })).count).toBe(0)
    // Another store sees what it handed over itself, undone or not.
    const theirs = await branchManager.call(listConsoleRedemptions, { query: {} })
    expect(theirs.rows).toMatchObject([{ memberName: '兑换丙', rewardName: '香氛', state: 'held' }])
    await expectRefused(manager, 'INPUT_INVALID', listConsoleRedemptions, { query: { cursor: 'nonsense' } })
  })
})

it('leaves books that agree', async () => {
  expect(await world().audit()).toMatchObject({ ok: true, findings: [] })
})
