import {
  addReward,
  bringBackReward,
  editReward,
  getCatalogue,
  getHome,
  listRewards,
  listStockMovements,
  moveStock,
  orderRewards,
  redeemReward,
  retireReward,
  type ConsoleReward,
  type NewReward,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { lock, moreThan } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { gift } from '../support/gift.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'

const { world, race, controls } = raceIn(
  {
    customers: [
      { name: '蓝普通', points: 900 },
      { name: '骆金卡', points: 20_000 },
      { name: '倪抢货', points: 12_000 },
      { name: '彭抢货', points: 12_000 },
    ],
  },
  async () => {
    branchId = await world().addStore('河滨店')
    manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
    plain = await world().owner('蓝普通')
    gold = await world().owner('骆金卡')
  },
)

let manager: Client
let plain: Owner
let gold: Owner
let branchId: string

const dayFromNow = (days: number) => new Date(Date.now() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10)
const add = (change: Partial<NewReward>) => manager.call(addReward, { body: { ...gift, ...change } })
const redeem = (owner: Owner, reward: ConsoleReward, quantity = 1) =>
  owner.client.call(redeemReward, { body: wishFor(reward, quantity) })
const seenBy = async (owner: Owner, { rewardId }: { rewardId: string }) =>
  (await owner.client.call(listRewards)).rows.find((row) => row.rewardId === rewardId)
/** What an edit sends back: the form without what it may not change. */
function formOf({ kind: _kind, stockLeft: _stock, ...terms }: NewReward, revision: number) {
  return { ...terms, revision }
}
const at = ({ rewardId }: ConsoleReward) => ({ params: { rewardId } })

describe('who may redeem, when and where', () => {
  it('a reward of a tier says whose it is', async () => {
    const reward = await add({ name: '记录仪', tiers: ['gold', 'vip'] })
    expect(await seenBy(plain, reward)).toMatchObject({
      can: [],
      quantityMax: 0,
      tiers: { names: ['金卡', 'VIP卡'], andAbove: true },
      refusal: { code: 'TIER_NOT_ENTITLED' },
    })
    const { problem } = await expectRefused(plain.client, 'TIER_NOT_ENTITLED', redeemReward, {
      body: wishFor(reward),
    })
    expect(problem.facts).toMatchObject({ tier: 'standard', tiers: ['gold', 'vip'] })
    expect(await seenBy(gold, reward)).toMatchObject({ can: ['redeem'], quantityMax: 5 })
    await redeem(gold, reward)
  })

  it('one that opens later says from when; one that closed is gone', async () => {
    const later = await add({ name: '新品香薰', opensOn: dayFromNow(3), closesOn: dayFromNow(9) })
    expect(await seenBy(plain, later)).toMatchObject({ can: [], opensOn: dayFromNow(3), closesOn: dayFromNow(9) })
    const { problem } = await expectRefused(plain.client, 'REWARD_UNAVAILABLE', redeemReward, {
      body: wishFor(later),
    })
    expect(problem.facts).toMatchObject({ opensOn: dayFromNow(3) })
    const today = await add({ name: '最后一天', opensOn: dayFromNow(0), closesOn: dayFromNow(0) })
    await redeem(plain, today)
    const gone = await add({ name: '昨天结束', closesOn: dayFromNow(-1) })
    expect(await seenBy(plain, gone)).toBeUndefined()
    await expectRefused(plain.client, 'REWARD_UNAVAILABLE', redeemReward, { body: wishFor(gone) })
  })

  it('limits count pieces, the stricter of all and of the tier', async () => {
    const reward = await add({ name: '雨伞', pointsPrice: 10, perMemberLimit: 3, tierLimits: { standard: 2 } })
    expect(await seenBy(plain, reward)).toMatchObject({ myLimit: 2, alreadyRedeemed: 0, quantityMax: 2 })
    expect(await seenBy(gold, reward)).toMatchObject({ myLimit: 3, quantityMax: 3 })
    await redeem(plain, reward, 2)
    const { problem } = await expectRefused(plain.client, 'REWARD_LIMIT_REACHED', redeemReward, {
      body: wishFor(reward),
    })
    expect(problem.facts).toMatchObject({ limit: 2, alreadyRedeemed: 2 })
  })

  it('one of a store is collected there, and redeeming says where', async () => {
    const reward = await add({ name: '河滨店礼品', pointsPrice: 10, storeIds: [branchId] })
    expect(await seenBy(plain, reward)).toMatchObject({ stores: ['河滨店'] })
    const { redemption } = await redeem(plain, reward)
    expect(redemption.stores).toEqual(['河滨店'])
  })

  it('a free service and a voucher keep their own terms', async () => {
    const service = await add({ kind: 'service', name: '空调清洗', pointsPrice: 10, validDays: 60 })
    expect((await redeem(plain, service)).redemption).toMatchObject({ kind: 'service', collectBy: dayFromNow(60) })
    const voucher = { faceFen: 5_000, minimumSpendFen: 0, workTypes: ['repair'], lineKinds: ['labour' as const] }
    const ticket = await add({ kind: 'voucher', name: '工时券', pointsPrice: 10, voucher })
    expect(await seenBy(plain, ticket)).toMatchObject({
      voucher: { ...voucher, workTypes: ['一般维修'] },
      quantityMax: 1,
    })
  })
})

describe('at the desk', () => {
  it('a reward is edited by one at a time; what is redeemed keeps what it was', async () => {
    const reward = await add({ name: '挂件', pointsPrice: 20 })
    const { redemption } = await redeem(plain, reward)
    const change = formOf({ ...gift, name: '新挂件', pointsPrice: 50 }, reward.revision)
    const edited = await manager.call(editReward, { ...at(reward), body: change })
    expect(edited).toMatchObject({ name: '新挂件', revision: 2, stockLeft: 4, held: 1 })
    await expectRefused(manager, 'REWARD_CHANGED', editReward, { ...at(reward), body: change })
    expect(redemption).toMatchObject({ rewardName: '挂件', points: 20 })
    const before = (await plain.client.call(getHome)).card.balances
    expect(before.held).toBeGreaterThanOrEqual(20)
    const taken = { ...at(reward), body: formOf({ ...gift, name: '保温杯（重名）' }, 2) }
    await add({ name: '保温杯（重名）' })
    await expectRefused(manager, 'REWARD_NAME_TAKEN', editReward, taken)
  })

  it('rewards are retired and brought back, and the shop is ordered', async () => {
    const reward = await add({ name: '旧款' })
    const retired = await manager.call(retireReward, { ...at(reward), body: { revision: reward.revision } })
    expect(retired.state).toBe('retired')
    expect(await seenBy(plain, reward)).toBeUndefined()
    await expectRefused(plain.client, 'REWARD_UNAVAILABLE', redeemReward, { body: wishFor(reward) })
    await manager.call(bringBackReward, { ...at(reward), body: { revision: retired.revision } })
    const rows = (await manager.call(getCatalogue)).rows.filter(({ state }) => state === 'published')
    const rewardIds = [
      reward.rewardId,
      ...rows.map(({ rewardId }) => rewardId).filter((one) => one !== reward.rewardId),
    ]
    await manager.call(orderRewards, { body: { rewardIds } })
    expect((await manager.call(getCatalogue)).rows[0]!.rewardId).toBe(reward.rewardId)
    expect((await plain.client.call(listRewards)).rows[0]!.rewardId).toBe(reward.rewardId)
    await expectRefused(manager, 'REWARD_CHANGED', orderRewards, { body: { rewardIds: rewardIds.slice(1) } })
  })

  it('wrong fields are named, each of them', async () => {
    const body = { ...gift, name: ' ', pointsPrice: 0, tiers: [], closesOn: '2026-02-30' }
    const { problem } = await expectRefused(manager, 'INPUT_INVALID', addReward, { body })
    expect(problem.errors?.map(({ path }) => path)).toEqual(['name', 'pointsPrice', 'tiers', 'closesOn'])
    const unfit = { ...gift, name: '不合适', tiers: ['diamond'], opensOn: dayFromNow(2), closesOn: dayFromNow(1) }
    const second = await expectRefused(manager, 'INPUT_INVALID', addReward, { body: unfit })
    expect(second.problem.errors).toMatchObject([
      { path: 'closesOn', code: 'PERIOD_REVERSED' },
      { path: 'tiers', code: 'TIER_UNKNOWN' },
    ])
  })

  it('stock changes by movements only, once for a repeated request, with who and why', async () => {
    const reward = await add({ name: '计数礼品', stockLeft: 1 })
    const delivery = {
      ...at(reward),
      body: { kind: 'delivery' as const, quantity: 9, reason: '补货' },
      key: 'stock-once-1',
    }
    expect(await manager.call(moveStock, delivery)).toMatchObject({ stockLeft: 10 })
    expect(await manager.call(moveStock, delivery)).toMatchObject({ stockLeft: 10 })
    await redeem(gold, reward, 4)
    const count = (quantity: number) => ({ ...at(reward), body: { kind: 'count' as const, quantity, reason: '盘点' } })
    const { problem } = await expectRefused(manager, 'STOCK_SHORT', moveStock, count(3))
    expect(problem.facts).toEqual({ held: 4, counted: 3 })
    expect(await manager.call(moveStock, count(9))).toMatchObject({ stockLeft: 5, held: 4 })
    const { rows } = await manager.call(listStockMovements, at(reward))
    expect(rows.map(({ kind, leftAfter, staffName }) => [kind, leftAfter, staffName])).toEqual([
      ['count', 5, '顾经理'],
      ['delivery', 10, '顾经理'],
      ['opening', 1, '顾经理'],
    ])
  })

  race(
    'two hands at the last pieces while the shelf is counted: none is redeemed twice',
    { look: /AS held FROM redemptions|AS overdue/, parties: 4, off: [lock], sees: moreThan(2) },
    async (contest) => {
      const reward = await add({ name: '最后两件', pointsPrice: 1, stockLeft: 2 })
      const owners = [await world().owner('倪抢货'), await world().owner('彭抢货')]
      // One SQLite file serves one server.
      const others = world().database.kind === 'mariadb' ? [await world().startAnother()] : []
      const wishes = owners.flatMap(({ client }) =>
        [client, ...others.map(({ origin }) => client.at(origin))].flatMap((own) => [1, 2, 3].map(() => own)),
      )
      const body = wishFor(reward)
      const { answers, codes } = await contest(async () => {
        const counting = [1, 2, 3].map(() =>
          manager.call(moveStock, { ...at(reward), body: { kind: 'count' as const, quantity: 2, reason: '盘点' } }),
        )
        const outcomes = await outcomesOf(wishes.map((own) => own.call(redeemReward, { body })))
        await Promise.all(counting)
        return outcomes
      })
      expect(answers).toHaveLength(2)
      expect(new Set(codes)).toEqual(new Set(['REWARD_SOLD_OUT']))
      const row = (await manager.call(getCatalogue)).rows.find(({ rewardId }) => rewardId === reward.rewardId)
      expect(row).toMatchObject({ stockLeft: 0, held: 2 })
    },
  )
})

describe('customer care', () => {
  it('sees the shelf and changes nothing on it', async () => {
    const care = await signInAtDesk(world(), { name: '钱客服', role: 'care', login: 'care2' })
    const [reward] = (await care.call(getCatalogue)).rows
    expect(reward?.can).toEqual([])
    const params = { rewardId: reward!.rewardId }
    const revision = { revision: reward!.revision }
    await expectRefused(care, 'ROLE_MISSING', addReward, { body: gift })
    await expectRefused(care, 'ROLE_MISSING', editReward, { params, body: formOf(gift, 1) })
    await expectRefused(care, 'ROLE_MISSING', retireReward, { params, body: revision })
    await expectRefused(care, 'ROLE_MISSING', bringBackReward, { params, body: revision })
    await expectRefused(care, 'ROLE_MISSING', orderRewards, { body: { rewardIds: [] } })
    await expectRefused(care, 'ROLE_MISSING', moveStock, { params, body: { kind: 'uncounted', reason: '试试' } })
    await expectRefused(care, 'ROLE_MISSING', listStockMovements, { params })
  })
})

describe('a manager of one store', () => {
  it('changes what is collected there, and nothing else', async () => {
    const everywhere = await add({ name: '全店礼品' })
    const stores = ['河滨店']
    const local = await signInAtDesk(world(), { name: '河滨店长', role: 'manager', login: 'branch', stores })
    const own = await local.call(addReward, { body: { ...gift, name: '河滨自有', storeIds: [branchId] } })
    expect(own.can).toEqual(['edit', 'move_stock'])
    await expectRefused(local, 'ROLE_MISSING', addReward, { body: { ...gift, name: '想给全店' } })
    const home = [world().storeId]
    await expectRefused(local, 'ROLE_MISSING', addReward, { body: { ...gift, name: '想给别店', storeIds: home } })
    const shelf = await local.call(getCatalogue)
    expect(shelf.can).toEqual(['add'])
    expect(shelf.stores.filter(({ mine }) => mine).map(({ name }) => name)).toEqual(['河滨店'])
    const seen = shelf.rows.find(({ rewardId }) => rewardId === everywhere.rewardId)
    expect(seen?.can).toEqual([])
    const change = { ...at(everywhere), body: formOf(gift, everywhere.revision) }
    await expectRefused(local, 'ROLE_MISSING', editReward, change)
    await expectRefused(local, 'ROLE_MISSING', retireReward, { ...at(everywhere), body: { revision: 1 } })
    const delivery = { kind: 'delivery' as const, quantity: 1, reason: '试试' }
    await expectRefused(local, 'ROLE_MISSING', moveStock, { ...at(everywhere), body: delivery })
    const nothing = { params: { rewardId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, body: delivery }
    await expectRefused(local, 'NOT_FOUND', moveStock, nothing)
  })
})

controls()
