import { getHome, getShowcase, getTierLadder, listRewards, redeemReward } from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'

const dayFromNow = (days: number) => new Date(Date.now() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10)

const world = inWorld({
  customers: [{ name: '阮有卡', points: 900 }],
  rewards: [
    { kind: 'gift', name: '遮阳帘', description: '到店领取', pointsPrice: 100, stockLeft: 9, validDays: 30 },
    { kind: 'voucher', name: '十元券', pointsPrice: 50, faceFen: 1_000, validDays: 7 },
    { kind: 'service', name: '金卡洗车', pointsPrice: 80, tiers: ['gold', 'vip'], opensOn: dayFromNow(3) },
    { kind: 'gift', name: '去年的台历', pointsPrice: 10, closesOn: dayFromNow(-1) },
  ],
})

describe('who is no member yet', () => {
  it('sees what the club offers: the same rewards and tiers as members, and the stores', async () => {
    const { client, who } = await world().signIn(world().wechat.person('路人', '19920009999'))
    expect(who.binding).toBe('no_phone')
    const { club, rewards, tiers, stores } = await client.call(getShowcase)
    expect(club).toEqual(who.club)
    expect(rewards.map(({ name }) => name)).toEqual(['遮阳帘', '十元券', '金卡洗车'])
    expect(stores).toMatchObject([{ storeId: world().storeId }])

    const member = await world().owner('阮有卡')
    const { rows } = await member.client.call(listRewards)
    expect(rows).toMatchObject(rewards)
    const ladder = await member.client.call(getTierLadder)
    expect(ladder.tiers.map(({ mine: _, ...tier }) => tier)).toEqual(tiers)
    expect(await member.client.call(getShowcase)).toEqual({ club, rewards, tiers, stores })
    expect(await world().visitor().call(getShowcase)).toEqual({ club, rewards, tiers, stores })
  })
})

it('the owner’s home names what waits and ends first, and the day it is counted from', async () => {
  const { client } = await world().owner('阮有卡')
  const empty = await client.call(getHome)
  expect(empty).toMatchObject({ openRedemptions: 0, nextToCollect: null, invitedTo: null, today: dayFromNow(0) })
  const { rows } = await client.call(listRewards)
  const redeem = async (name: string, quantity: number) => {
    const { rewardId, pointsPrice } = rows.find((row) => row.name === name)!
    const body = { rewardId, quantity, quotedPoints: pointsPrice * quantity }
    return (await client.call(redeemReward, { body })).redemption.redemptionId
  }
  const blinds = await redeem('遮阳帘', 2)
  expect((await client.call(getHome)).nextToCollect).toMatchObject({
    redemptionId: blinds,
    rewardName: '遮阳帘',
    quantity: 2,
    isVoucher: false,
  })
  const voucher = await redeem('十元券', 1)
  expect(await client.call(getHome)).toMatchObject({
    openRedemptions: 2,
    nextToCollect: { redemptionId: voucher, isVoucher: true, collectBy: dayFromNow(7) },
  })
})
