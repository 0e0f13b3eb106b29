import type { MemberCard } from '@cheyou/contract'
import { defaultRules } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { tierLadder } from './tier-ladder.presenter.ts'

const cardWith = (qualifying: number): MemberCard => ({
  memberId: 'x',
  cardNumber: '4172488647',
  name: '蒋婷洋',
  tier: { code: 'gold', name: '金卡' },
  balances: { qualifying, redeemable: 0, held: 0, debt: 0 },
  progress: { next: null, missing: 0, shareMilli: 1000 },
  joinedOn: '2020-01-01',
  membershipEndsOn: '2026-12-31',
})

test('the ladder marks my tier and says what each gives', () => {
  const { tiers } = tierLadder(cardWith(0), defaultRules())
  expect(tiers.filter(({ mine }) => mine).map(({ code }) => code)).toEqual(['gold'])
  expect(tiers[2]).toMatchObject({ labourMilli: 900, partsMilli: 950, advisor: false })
  expect(tiers[2]!.benefits).toContainEqual({ code: 'wash', name: '免费洗车', perYear: 4 })
  expect(tiers[3]).toMatchObject({ advisor: true, mine: false })
})

test('of the thresholds the highest reached is mine, and the others say what is missing', () => {
  const [first] = defaultRules().thresholds
  const second = { ...first!, code: 'labour_from_20000', qualifying: 20_000, labourMilli: 800 }
  const rules = { ...defaultRules(), thresholds: [first!, second] }
  const seen = (qualifying: number) =>
    tierLadder(cardWith(qualifying), rules).thresholds.map(({ missing, mine }) => [missing, mine])
  expect(seen(9_999)).toEqual([
    [1, false],
    [10_001, false],
  ])
  expect(seen(10_000)).toEqual([
    [0, true],
    [10_000, false],
  ])
  expect(seen(20_000)).toEqual([
    [0, false],
    [0, true],
  ])
  expect(tierLadder(cardWith(0), rules).stacking).toBe('best')
})
