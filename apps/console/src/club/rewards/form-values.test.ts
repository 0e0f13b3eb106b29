import { expect, it } from 'vitest'
import type { ConsoleReward, RewardTerms } from '@cheyou/contract'
import { fieldAt, fieldsOf, newRewardOf, ownStores, termsOf, type RewardFields } from './form-values.ts'

const terms = {
  name: '工时券',
  description: '到店使用',
  pointsPrice: 800,
  perMemberLimit: 3,
  tierLimits: { gold: 2 },
  tiers: ['gold', 'vip'],
  storeIds: null,
  opensOn: '2026-11-30',
  closesOn: null,
  picture: null,
  validDays: 90,
  voucher: { faceFen: 12_345, minimumSpendFen: 0, workTypes: ['repair'], lineKinds: ['labour'] },
} as Partial<RewardTerms> as RewardTerms
const voucher: ConsoleReward = {
  ...terms,
  rewardId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  kind: 'voucher',
  pictureUrl: null,
  state: 'published',
  stockLeft: 4,
  held: 1,
  handedOver: 2,
  revision: 3,
  can: ['edit'],
}

it('a reward opened and saved untouched says what it said', () => {
  expect(termsOf(fieldsOf(voucher, null) as RewardFields)).toEqual(terms)
})

it('what is left empty means no limit and all; money is typed in yuan', () => {
  const fields = { kind: 'voucher', name: '券', pointsPrice: 10, picture: null, faceYuan: 0.29 } as const
  expect(newRewardOf(fields)).toMatchObject({
    stockLeft: null,
    tiers: null,
    tierLimits: null,
    opensOn: null,
    voucher: { faceFen: 29, minimumSpendFen: 0, workTypes: null, lineKinds: null },
  })
  expect(newRewardOf({ ...fields, kind: 'gift', opensOn: '', tiers: [] })).toMatchObject({
    voucher: null,
    opensOn: null,
    tiers: null,
  })
})

it('a limit of a tier that may not redeem it goes with the tier', () => {
  const fields = { ...(fieldsOf(voucher, null) as RewardFields), tiers: ['vip'], tierLimits: { gold: 2, vip: 1 } }
  expect(termsOf(fields).tierLimits).toEqual({ vip: 1 })
})

it('finds the field of every place that the server names', () => {
  expect(fieldAt('voucher.faceFen')).toEqual(['faceYuan'])
  expect(fieldAt('tierLimits.gold')).toEqual(['tierLimits', 'gold'])
  expect(fieldAt('closesOn')).toEqual(['closesOn'])
})

it('a manager of some stores begins with these, and names no others', () => {
  const stores = [
    { storeId: 'a', name: '一店', mine: true },
    { storeId: 'b', name: '二店', mine: false },
  ]
  const own = ownStores({ can: ['add'], stores })
  expect(own).toEqual(['a'])
  expect(fieldsOf(null, own)).toMatchObject({ storeIds: ['a'] })
  expect(ownStores({ can: ['add', 'order'], stores })).toBeNull()
})
