import { describe, expect, it } from 'vitest'
import { applyEntries } from '../points/balances.ts'
import { NO_POINTS } from '../points/types.ts'
import { redeemReward, redemptionLimit } from './redeem.ts'
import type { RedeemRequest } from './redeem.ts'

const balances = { ...NO_POINTS, qualifying: 6_000, redeemable: 6_000 }
const base: RedeemRequest = {
  reward: {
    state: 'published',
    pointsPrice: 5_000,
    stockLeft: 3,
    perMemberLimit: 2,
    tiers: null,
    opensOn: null,
    closesOn: null,
  },
  member: {
    tier: 'silver',
    membershipActive: true,
    alreadyRedeemed: 0,
    balances,
    lots: [{ id: 'a', earnedOn: '2026-01-01', expiresOn: null, remaining: 6_000 }],
  },
  quantity: 1,
  asOf: '2026-10-31',
}

const withReward = (change: Partial<RedeemRequest['reward']>) => ({ ...base, reward: { ...base.reward, ...change } })
const withMember = (change: Partial<RedeemRequest['member']>) => ({ ...base, member: { ...base.member, ...change } })

describe('redeemReward', () => {
  it('holds the points and lowers the redeemable track only', () => {
    const result = redeemReward(base)
    if (!result.ok) throw new Error(result.code)
    expect(result.value).toMatchObject({ points: 5_000, draws: [{ lotId: 'a', points: 5_000 }] })
    expect(applyEntries(balances, result.value.entries)).toEqual({ ...balances, redeemable: 1_000, held: 5_000 })
  })

  it.each([
    ['retired', withReward({ state: 'retired' }), 'REWARD_UNAVAILABLE', { state: 'retired' }],
    ['not open yet', withReward({ opensOn: '2026-11-01' }), 'REWARD_UNAVAILABLE', { opensOn: '2026-11-01' }],
    ['closed', withReward({ closesOn: '2026-10-30' }), 'REWARD_UNAVAILABLE', { closesOn: '2026-10-30' }],
    ['sold out', withReward({ stockLeft: 0 }), 'REWARD_SOLD_OUT', { stockLeft: 0, quantity: 1 }],
    ['too many', { ...base, quantity: 4 }, 'REWARD_LIMIT_REACHED', { limit: 2, alreadyRedeemed: 0, quantity: 4 }],
    ['had them', withMember({ alreadyRedeemed: 2 }), 'REWARD_LIMIT_REACHED', { limit: 2, alreadyRedeemed: 2 }],
    ['another tier', withReward({ tiers: ['gold'] }), 'TIER_NOT_ENTITLED', { tier: 'silver', tiers: ['gold'] }],
    ['lapsed', withMember({ membershipActive: false }), 'MEMBERSHIP_LAPSED', {}],
    ['short', { ...base, quantity: 2 }, 'POINTS_SHORT', { points: 10_000, available: 6_000, shortBy: 4_000 }],
  ])('refuses when %s', (_, request, code, facts) => {
    expect(redeemReward(request)).toMatchObject({ ok: false, code, facts })
  })

  it('allows the first and the last day, the last piece, the tier named', () => {
    const edge = { opensOn: '2026-10-31', closesOn: '2026-10-31', stockLeft: 1, perMemberLimit: 1, tiers: ['silver'] }
    expect(redeemReward(withReward(edge)).ok).toBe(true)
  })

  it('has no limits where none are set, and nothing to hold for a free reward', () => {
    const free = withReward({ pointsPrice: 0, stockLeft: null, perMemberLimit: null })
    expect(redeemReward({ ...free, quantity: 50 })).toEqual({ ok: true, value: { points: 0, entries: [], draws: [] } })
  })

  it('throws for a quantity that is none', () => {
    expect(() => redeemReward({ ...base, quantity: 0 })).toThrow(RangeError)
  })
})

describe('redemptionLimit', () => {
  it.each([
    [null, {}, null],
    [null, { silver: 2 }, 2],
    [3, {}, 3],
    [3, { silver: 2 }, 2],
    [2, { silver: 3 }, 2],
    [3, { gold: 1 }, 3],
  ])('of %s for all and %o is %s for silver', (perMemberLimit, perTierLimits, limit) => {
    expect(redemptionLimit({ perMemberLimit, perTierLimits }, 'silver')).toBe(limit)
  })
})
