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
import { describe, expect } from 'vitest'
import { codeOf, scanRedemption } from '../support/card.ts'
import { Refused, type Client } from '../support/client.ts'
import { anyStock, lock, moreThan, oneKey, oneScan, openLedger, redeemedAgain } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { everyServer, type Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'

const shoppers = Array.from({ length: 8 }, (_, i) => `抢购${'甲乙丙丁戊己庚辛'.charAt(i)}`)
const { world, race, controls } = raceIn(
  {
    customers: [
      { name: '并发甲', points: 100 },
      { name: '并发乙', points: 500 },
      { name: '并发丙', points: 300 },
      { name: '并发丁', points: 200 },
      { name: '并发戊', points: 100 },
      ...shoppers.map((name) => ({ name, points: 100 })),
    ],
    rewards: [
      {
        kind: 'gift',
        name: '十分贴纸',
        description: '到店领取',
        pointsPrice: 10,
        stockLeft: null,
        perMemberLimit: null,
      },
      { kind: 'gift', name: '最后一件', description: '到店领取', pointsPrice: 10, stockLeft: 1, perMemberLimit: null },
      { kind: 'gift', name: '每人两件', description: '到店领取', pointsPrice: 10, stockLeft: 50, perMemberLimit: 2 },
    ],
  },
  async () => {
    reception = await world().staff({ name: '罗前台', role: 'reception' })
    origins = await everyServer(world())
  },
)

let reception: Client
let origins: string[]

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
  race(
    'forty redemptions of 10 out of 100 points: exactly ten succeed',
    { look: /FROM rewards r/, off: openLedger, sees: moreThan(10) },
    async (contest) => {
      const owner = await world().owner('并发甲')
      const reward = await rewardNamed(owner, '十分贴纸')
      const outcomes = await contest(() =>
        everywhere(40, (origin) => owner.client.at(origin).call(redeemReward, { body: wishFor(reward) })),
      )
      expect(done(outcomes)).toHaveLength(10)
      expect(codes(outcomes)).toEqual(['POINTS_SHORT'])
      expect(await balancesOf(owner)).toEqual({ qualifying: 100, redeemable: 0, held: 100, debt: 0 })
    },
  )

  race(
    'eight members for the last item: exactly one gets it',
    { look: /FROM rewards r/, off: [anyStock], sees: moreThan(1) },
    async (contest) => {
      const owners = await Promise.all(shoppers.map((name) => world().owner(name)))
      const reward = await rewardNamed(owners[0]!, '最后一件')
      const outcomes = await contest(() =>
        everywhere(16, (origin, i) =>
          owners[i % owners.length]!.client.at(origin).call(redeemReward, { body: wishFor(reward) }),
        ),
      )
      expect(done(outcomes)).toHaveLength(1)
      expect(codes(outcomes)).toEqual(['REWARD_SOLD_OUT'])
      const balances = await Promise.all(owners.map(balancesOf))
      expect(balances.reduce((sum, { held }) => sum + held, 0)).toBe(10)
    },
  )

  race(
    'ten redemptions where two are allowed: two succeed',
    { look: /FROM rewards r/, off: openLedger, sees: moreThan(2) },
    async (contest) => {
      const owner = await world().owner('并发乙')
      const reward = await rewardNamed(owner, '每人两件')
      const outcomes = await contest(() =>
        everywhere(10, (origin) => owner.client.at(origin).call(redeemReward, { body: wishFor(reward) })),
      )
      expect(done(outcomes)).toHaveLength(2)
      expect(codes(outcomes)).toEqual(['REWARD_LIMIT_REACHED'])
    },
  )

  race(
    'one code at many tills: one takes it',
    { look: /FROM members m/, off: [lock], dropped: [oneScan], sees: moreThan(1) },
    async (contest) => {
      const owner = await world().owner('并发丙')
      const body = { storeId: world().storeId, text: codeOf(owner) }
      const outcomes = await contest(() => everywhere(12, (origin) => reception.at(origin).call(scan, { body })))
      expect(done(outcomes)).toHaveLength(1)
      expect(codes(outcomes)).toEqual(['CODE_REPLAYED'])
    },
  )

  race(
    'one request with one key at every server: one visit, one answer',
    { dropped: [oneKey], sees: moreThan(1) },
    async (contest) => {
      const owner = await world().owner('并发丙')
      const given = { body: visitOf(owner, 7), key: randomUUID() }
      const outcomes = await contest(() => everywhere(12, (origin) => reception.at(origin).call(settleVisit, given)))
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
      expect((await balancesOf(owner)).redeemable).toBe(307)
    },
  )

  race(
    'sixty visits of one member: the balance is exact',
    { look: /FROM members who/, off: openLedger, sees: expect.any(Number) },
    async (contest) => {
      const owner = await world().owner('并发丁')
      const outcomes = await contest(() =>
        everywhere(60, (origin, i) => reception.at(origin).call(settleVisit, { body: visitOf(owner, i + 1) })),
      )
      expect(codes(outcomes)).toEqual([])
      expect((await balancesOf(owner)).redeemable).toBe(200 + (60 * 61) / 2)
    },
  )

  race(
    'twelve want to cancel one of four pieces each: four do',
    { look: /SUM\(e\.points\)/, ...redeemedAgain, sees: moreThan(4) },
    async (contest) => {
      const owner = await world().owner('并发戊')
      const reward = await rewardNamed(owner, '十分贴纸')
      const { redemption } = await owner.client.call(redeemReward, { body: wishFor(reward, 4) })
      const params = { redemptionId: redemption.redemptionId }
      const outcomes = await contest(() =>
        everywhere(12, (origin) => owner.client.at(origin).call(cancelRedemption, { params, body: { quantity: 1 } })),
      )
      expect(done(outcomes)).toHaveLength(4)
      expect(codes(outcomes)).toEqual(['REDEMPTION_STATE'])
      expect(await balancesOf(owner)).toEqual({ qualifying: 100, redeemable: 100, held: 0, debt: 0 })
    },
  )

  race(
    'a hand-over and a cancelling of the same thing: one of them',
    { look: /SUM\(e\.points\)/, ...redeemedAgain, sees: moreThan(1) },
    async (contest) => {
      const owner = await world().owner('并发乙')
      const held = (await owner.client.call(listMyRedemptions)).rows.filter((row) => row.state === 'held')
      for (const { redemptionId, code } of held) {
        const params = { redemptionId }
        const { body } = await scanRedemption(reception, code, world().storeId)
        const outcomes = await contest(() =>
          everywhere<unknown>(6, (origin, i) =>
            i % 2 === 0
              ? owner.client.at(origin).call(cancelRedemption, { params, body: {} })
              : reception.at(origin).call(handOver, { params, body }),
          ),
        )
        expect(done(outcomes)).toHaveLength(1)
        expect(codes(outcomes)).toEqual(['REDEMPTION_STATE'])
      }
      const { rows } = await owner.client.call(listMyRedemptions)
      const handedOver = rows.filter((row) => row.state === 'handed_over').length
      expect(await balancesOf(owner)).toEqual({ qualifying: 500, redeemable: 500 - 10 * handedOver, held: 0, debt: 0 })
    },
  )

  race(
    'visits, redemptions and voids of one member mixed: nothing is lost',
    { look: /FROM members who|FROM rewards r/, off: openLedger, sees: expect.anything() },
    async (contest) => {
      const owner = await world().owner('并发丁')
      const reward = await rewardNamed(owner, '十分贴纸')
      const { redeemable: before } = await balancesOf(owner)
      const toVoid = await Promise.all(
        Array.from({ length: 10 }, () => reception.call(settleVisit, { body: visitOf(owner, 5) })),
      )
      const outcomes = await contest(() =>
        everywhere<unknown>(30, (origin, i) => {
          if (i % 3 === 0) return reception.at(origin).call(settleVisit, { body: visitOf(owner, 3) })
          if (i % 3 === 1) return owner.client.at(origin).call(redeemReward, { body: wishFor(reward) })
          const { visitId } = toVoid[(i - 2) / 3]!
          return reception.at(origin).call(voidVisit, { params: { visitId }, body: { reason: '并发作废' } })
        }),
      )
      expect(codes(outcomes)).toEqual([])
      expect(await balancesOf(owner)).toMatchObject({ redeemable: before + 30 - 100, held: 100 })
    },
  )
})

controls()
