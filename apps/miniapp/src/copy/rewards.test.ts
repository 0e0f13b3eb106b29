import { describe, expect, it } from 'vitest'
import type { Reward } from '@cheyou/contract'
import { obstacleLine, voucherLine, whenLine, whoLine } from './rewards.ts'

const reward = {
  rewardId: 'r',
  kind: 'gift',
  name: '保温杯',
  description: '',
  pointsPrice: 5_000,
  pictureUrl: null,
  stockLeft: 3,
  perMemberLimit: 2,
  myLimit: 2,
  alreadyRedeemed: 0,
  quantityMax: 0,
  tiers: null,
  stores: ['花果园店'],
  opensOn: null,
  closesOn: null,
  validDays: 30,
  voucher: null,
  can: [],
  refusal: null,
} as Partial<Reward> as Reward
const refused = (code: string, facts: Record<string, unknown>, change: Partial<Reward> = {}) =>
  obstacleLine({ ...reward, ...change, refusal: { code, facts } })

describe('obstacleLine', () => {
  it('says what is missing', () => {
    expect(refused('POINTS_SHORT', { shortBy: 1_320 })).toBe('还差 1,320 积分')
    expect(refused('REWARD_SOLD_OUT', {})).toBe('已经兑完')
    expect(refused('REWARD_LIMIT_REACHED', {})).toBe('已兑满 2 件')
    expect(refused('REWARD_UNAVAILABLE', {}, { opensOn: '2026-11-30' })).toBe('11月30日开始')
    expect(refused('MEMBERSHIP_LAPSED', {})).toBe('续会后可兑')
    const tiers = { names: ['金卡', 'VIP卡'], andAbove: true }
    expect(refused('TIER_NOT_ENTITLED', {}, { tiers })).toBe('金卡及以上可兑')
  })

  it('is silent when nothing is missing', () => {
    expect(obstacleLine(reward)).toBeNull()
  })
})

it('tells whose a reward is', () => {
  expect(whoLine(reward)).toBeNull()
  expect(whoLine({ tiers: { names: ['VIP卡'], andAbove: true } })).toBe('VIP卡可兑')
  expect(whoLine({ tiers: { names: ['普通卡', '金卡'], andAbove: false } })).toBe('普通卡、金卡可兑')
})

it('tells when it can be redeemed', () => {
  expect(whenLine(reward)).toBeNull()
  expect(whenLine({ opensOn: '2026-11-30', closesOn: null })).toBe('11月30日开始')
  expect(whenLine({ opensOn: null, closesOn: '2026-12-31' })).toBe('12月31日截止')
  expect(whenLine({ opensOn: '2026-11-30', closesOn: '2026-12-31' })).toBe('11月30日至12月31日')
})

it('tells what a voucher is good for', () => {
  const anything = { faceFen: 10_000, minimumSpendFen: 0, workTypes: null, lineKinds: null }
  expect(voucherLine(anything)).toBeNull()
  expect(voucherLine({ ...anything, minimumSpendFen: 30_000 })).toBe('满 ¥300 可用')
  expect(voucherLine({ ...anything, workTypes: ['首保', '定期保养'], lineKinds: ['labour'] })).toBe(
    '限首保、定期保养，抵扣工时',
  )
})
