import { randomUUID } from 'node:crypto'
import {
  cancelRedemption,
  getHome,
  handOver,
  listMyRedemptions,
  listRewards,
  redeemReward,
  scan,
  settleVisit,
  voidVisit,
  type Reward,
  type QuotedVisit,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf, scanRedemption } from '../support/card.ts'
import { Refused, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'

const shoppers = Array.from({ length: 8 }, (_, i) => `抢购${'甲乙丙丁戊己庚辛'.charAt(i)}`)
const world = inWorld({
  customers: [
    { name: '并发甲', points: 100 },
    { name: '并发乙', points: 500 },
    { name: '并发丙', points: 300 },
    { name: '并发丁', points: 200 },
    { name: '并发戊', points: 100 },
    ...shoppers.map((name) => ({ name, points: 100 })),
  ],
  rewards: [
    { kind: 'gift', name: '十分贴纸', description: '到店领取', pointsPrice: 10, stockLeft: null, perMemberLimit: null },
    { kind: 'gift', name: '最后一件', description: '到店领取', pointsPrice: 10, stockLeft: 1, perMemberLimit: null },
    { kind: 'gift', name: '每人两件', description: '到店领取', pointsPrice: 10, stockLeft: 50, perMemberLimit: 2 },
  ],
})

let reception: Client
/** Every server process there is: four on MariaDB, on SQLite the one that the file allows. */
let origins: string[]
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  const others = world().database.kind === 'mariadb' ? 3 : 0
  const servers = await Promise.all(Array.from({ length: others }, () => world().startAnother()))
  origins = [world().server.origin, ...servers.map((server) => server.origin)]
})

/** Does something many times at once, spread over all servers; what was refused comes back by its code. */
async function everywhere<T>(
  times: number,
  act: (origin: string, index: number) => Promise<T>,
): Promise<(T | string)[]> {
  return Promise.all(
    Array.from({ length: times }, (_, index) =>
      act(origins[index % origins.length]!, index).catch((error: unknown) => {
        if (error instanceof Refused) return error.problem.code
        throw error
      }),
    ),
  )
}

const done = <T>(outcomes: readonly (T | string)[]) => outcomes.filter((outcome) => typeof outcome !== 'string')
const codes = (outcomes: readonly unknown[]) => [...new Set(outcomes.filter((outcome) => typeof outcome === 'string'))]
const balancesOf = async (owner: Owner) => (await owner.client.call(getHome)).card.balances

async function rewardNamed(owner: Owner, name: string): Promise<Reward> {
  const { rows } = await owner.client.call(listRewards)
  return rows.find((row) => row.name === name)!
}

function visitOf(owner: Owner, yuan: number): QuotedVisit {
  return {
    storeId: world().storeId,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour', payer: 'customer', amountFen: yuan * 100 }],
    quotedFen: yuan * 100,
  }
}

describe('at the same moment, from every server', () => {
  it('forty redemptions of 10 out of 100 points: exactly ten succeed', async () => {
    const owner = await world().owner('并发甲')
    const reward = await rewardNamed(owner, '十分贴纸')
    const outcomes = await everywhere(40, (origin) =>
      owner.client.at(origin).call(redeemReward, { body: wishFor(reward) }),
    )
    expect(done(outcomes)).toHaveLength(10)
    expect(codes(outcomes)).toEqual(['POINTS_SHORT'])
    expect(await balancesOf(owner)).toEqual({ qualifying: 100, redeemable: 0, held: 100, debt: 0 })
  })

  it('eight members for the last item: exactly one gets it', async () => {
    const owners = await Promise.all(shoppers.map((name) => world().owner(name)))
    const reward = await rewardNamed(owners[0]!, '最后一件')
    const outcomes = await everywhere(16, (origin, i) =>
      owners[i % owners.length]!.client.at(origin).call(redeemReward, { body: wishFor(reward) }),
    )
    expect(done(outcomes)).toHaveLength(1)
    expect(codes(outcomes)).toEqual(['REWARD_SOLD_OUT'])
    const balances = await Promise.all(owners.map(balancesOf))
    expect(balances.reduce((sum, { held }) => sum + held, 0)).toBe(10)
  })

  it('ten redemptions where two are allowed: two succeed', async () => {
    const owner = await world().owner('并发乙')
    const reward = await rewardNamed(owner, '每人两件')
    const outcomes = await everywhere(10, (origin) =>
      owner.client.at(origin).call(redeemReward, { body: wishFor(reward) }),
    )
    expect(done(outcomes)).toHaveLength(2)
    expect(codes(outcomes)).toEqual(['REWARD_LIMIT_REACHED'])
  })

  it('one code at many tills: one takes it', async () => {
    const owner = await world().owner('并发丙')
    const body = { storeId: world().storeId, text: codeOf(owner) }
    const outcomes = await everywhere(12, (origin) => reception.at(origin).call(scan, { body }))
    expect(done(outcomes)).toHaveLength(1)
    expect(codes(outcomes)).toEqual(['CODE_REPLAYED'])
  })

  it('one request with one key at every server: one visit, one answer', async () => {
    const owner = await world().owner('并发丙')
    const given = { body: visitOf(owner, 7), key: randomUUID() }
    const outcomes = await everywhere(12, (origin) => reception.at(origin).call(settleVisit, given))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect((await balancesOf(owner)).redeemable).toBe(307)
  })

  it('sixty visits of one member: the balance is exact', async () => {
    const owner = await world().owner('并发丁')
    const outcomes = await everywhere(60, (origin, i) =>
      reception.at(origin).call(settleVisit, { body: visitOf(owner, i + 1) }),
    )
    expect(codes(outcomes)).toEqual([])
    expect((await balancesOf(owner)).redeemable).toBe(200 + (60 * 61) / 2)
  })

  it('twelve want to cancel one of four pieces each: four do', async () => {
    const owner = await world().owner('并发戊')
    const reward = await rewardNamed(owner, '十分贴纸')
    const { redemption } = await owner.client.call(redeemReward, { body: wishFor(reward, 4) })
    const params = { redemptionId: redemption.redemptionId }
    const outcomes = await everywhere(12, (origin) =>
      owner.client.at(origin).call(cancelRedemption, { params, body: { quantity: 1 } }),
    )
    expect(done(outcomes)).toHaveLength(4)
    expect(codes(outcomes)).toEqual(['REDEMPTION_STATE'])
    expect(await balancesOf(owner)).toEqual({ qualifying: 100, redeemable: 100, held: 0, debt: 0 })
  })

  it('a hand-over and a cancelling of the same thing: one of them', async () => {
    const owner = await world().owner('并发乙')
    const held = (await owner.client.call(listMyRedemptions)).rows.filter((row) => row.state === 'held')
    for (const { redemptionId, code } of held) {
      const params = { redemptionId }
      const { body } = await scanRedemption(reception, code, world().storeId)
      const outcomes = await everywhere<unknown>(6, (origin, i) =>
        i % 2 === 0
          ? owner.client.at(origin).call(cancelRedemption, { params, body: {} })
          : reception.at(origin).call(handOver, { params, body }),
      )
      expect(done(outcomes)).toHaveLength(1)
      expect(codes(outcomes)).toEqual(['REDEMPTION_STATE'])
    }
    const { rows } = await owner.client.call(listMyRedemptions)
    const handedOver = rows.filter((row) => row.state === 'handed_over').length
    expect(await balancesOf(owner)).toEqual({ qualifying: 500, redeemable: 500 - 10 * handedOver, held: 0, debt: 0 })
  })

  it('visits, redemptions and voids of one member mixed: nothing is lost', async () => {
    const owner = await world().owner('并发丁')
    const reward = await rewardNamed(owner, '十分贴纸')
    const { redeemable: before } = await balancesOf(owner)
    const toVoid = await Promise.all(
      Array.from({ length: 10 }, () => reception.call(settleVisit, { body: visitOf(owner, 5) })),
    )
    const outcomes = await everywhere<unknown>(30, (origin, i) => {
      if (i % 3 === 0) return reception.at(origin).call(settleVisit, { body: visitOf(owner, 3) })
      if (i % 3 === 1) return owner.client.at(origin).call(redeemReward, { body: wishFor(reward) })
      const { visitId } = toVoid[(i - 2) / 3]!
      return reception.at(origin).call(voidVisit, { params: { visitId }, body: { reason: '并发作废' } })
    })
    expect(codes(outcomes)).toEqual([])
    expect(await balancesOf(owner)).toMatchObject({ redeemable: before + 30 - 100, held: 100 })
  })
})
