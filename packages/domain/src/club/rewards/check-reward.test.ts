import { describe, expect, it } from 'vitest'
import { checkReward } from './check-reward.ts'
import type { RewardDraft } from './check-reward.ts'

const known = { tiers: ['standard', 'gold'], storeIds: ['one', 'two'], workTypes: ['repair'] }
const gift: RewardDraft = {
  kind: 'gift',
  perMemberLimit: 3,
  tierLimits: null,
  tiers: null,
  storeIds: null,
  opensOn: null,
  closesOn: null,
  voucher: null,
}
const terms = { workTypes: null, lineKinds: null }
const voucher: RewardDraft = { ...gift, kind: 'voucher', voucher: terms }

describe('checkReward', () => {
  it('lets through what fits', () => {
    expect(checkReward(gift, known)).toEqual([])
    const narrow = { tiers: ['gold'], storeIds: ['two'], opensOn: '2026-11-30', closesOn: '2026-11-30' }
    expect(checkReward({ ...gift, ...narrow, tierLimits: { gold: 2 } }, known)).toEqual([])
    expect(checkReward({ ...voucher, voucher: { workTypes: ['repair'], lineKinds: ['labour'] } }, known)).toEqual([])
    expect(checkReward({ ...gift, perMemberLimit: null, tierLimits: { gold: 9 } }, known)).toEqual([])
  })

  it.each([
    ['a voucher without its terms', { ...voucher, voucher: null }, 'voucher', 'VOUCHER_TERMS_MISSING'],
    ['a gift with a voucher’s terms', { ...gift, voucher: terms }, 'voucher', 'VOUCHER_TERMS_UNFIT'],
    [
      'a period that ends first',
      { ...gift, opensOn: '2026-12-02', closesOn: '2026-12-01' },
      'closesOn',
      'PERIOD_REVERSED',
    ],
    ['nobody’s tier', { ...gift, tiers: [] }, 'tiers', 'LIST_EMPTY'],
    ['a tier that is not there', { ...gift, tiers: ['gold', 'vip'] }, 'tiers', 'TIER_UNKNOWN'],
    ['a store that is not there', { ...gift, storeIds: ['three'] }, 'storeIds', 'STORE_UNKNOWN'],
    [
      'work that is not there',
      { ...voucher, voucher: { ...terms, workTypes: ['x'] } },
      'voucher.workTypes',
      'WORK_TYPE_UNKNOWN',
    ],
    ['no kind of line', { ...voucher, voucher: { ...terms, lineKinds: [] } }, 'voucher.lineKinds', 'LIST_EMPTY'],
    ['a limit of an unknown tier', { ...gift, tierLimits: { vip: 1 } }, 'tierLimits.vip', 'TIER_UNKNOWN'],
    [
      'a limit of a tier kept out',
      { ...gift, tiers: ['standard'], tierLimits: { gold: 1 } },
      'tierLimits.gold',
      'TIER_NOT_ADMITTED',
    ],
    ['a limit that is none', { ...gift, tierLimits: { gold: 3 } }, 'tierLimits.gold', 'TIER_LIMIT_IDLE'],
  ] as const)('names %s', (_, draft, path, code) => {
    expect(checkReward(draft, known)).toEqual([{ path, code }])
  })
})
