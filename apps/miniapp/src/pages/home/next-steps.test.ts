import { expect, it } from 'vitest'
import type { Car, Home } from '@cheyou/contract'
import { leftWords, nextSteps } from './next-steps.ts'

const car = (covers: Partial<Car>): Car => ({
  vehicleId: 'V',
  plate: '贵A12345',
  vin: 'LS5A2AEE3KA007527',
  series: null,
  model: null,
  colour: null,
  purchasedOn: null,
  warrantyEndsOn: null,
  insurer: null,
  insuranceEndsOn: null,
  odometerKm: null,
  odometerReadOn: null,
  ...covers,
})

const quiet: Home = {
  card: {
    memberId: 'M',
    cardNumber: '8800012345',
    name: '王建国',
    tier: { code: 'silver', name: '银卡' },
    balances: { qualifying: 0, redeemable: 0, held: 0, debt: 0 },
    progress: { next: null, missing: 0, shareMilli: 1000 },
    joinedOn: '2024-03-12',
    membershipEndsOn: '2027-03-31',
  },
  cars: [car({ insuranceEndsOn: '2027-10-01', warrantyEndsOn: '2025-01-01' })],
  recent: [],
  openRedemptions: 0,
  nextToCollect: null,
  invitedTo: null,
  expiringSoon: [],
  membershipEnding: null,
  today: '2026-11-28',
}

const told = (home: Partial<Home>) =>
  nextSteps({ ...quiet, ...home }).map(({ title, urgency, daysLeft }) => [title, urgency, daysLeft])

it('is empty while nothing ends, is due or waits', () => {
  expect(nextSteps(quiet)).toEqual([])
})

it('tells what is over first, then what is near, what can be looked forward to, and what has time', () => {
  const ending = { endsOn: '2026-12-20', graceEndsOn: '2027-01-19', daysLeft: 22, state: 'active' as const }
  const steps = told({
    membershipEnding: ending,
    expiringSoon: [
      { expiresOn: '2026-12-31', points: 300 },
      { expiresOn: '2027-01-31', points: 100 },
    ],
    nextToCollect: { redemptionId: 'R', rewardName: '雨伞', quantity: 2, isVoucher: false, collectBy: '2026-12-01' },
    openRedemptions: 3,
    invitedTo: { code: 'gold', name: '金卡' },
    cars: [car({ insuranceEndsOn: '2026-11-26' })],
  })
  expect(steps).toEqual([
    ['贵A12345 保险已到期', 'bad', -2],
    ['雨伞 × 2等您来领', 'warn', 3],
    ['会员资格还有 22 天到期', 'warn', 22],
    ['可以升金卡了', 'good', null],
    ['400 积分即将到期', 'plain', 33],
  ])
})

it('is warm in the grace after a year, and red once it is over', () => {
  const over = { endsOn: '2026-11-20', graceEndsOn: '2026-12-20', daysLeft: -8 }
  expect(told({ membershipEnding: { ...over, state: 'grace' } })).toEqual([
    ['会员资格在宽限期，请尽快续会', 'warn', -8],
  ])
  expect(told({ membershipEnding: { ...over, state: 'lapsed' } })).toEqual([
    ['会员资格已到期，续会后才能用积分', 'bad', -8],
  ])
})

it('tells covers of a car that end within two months, an old warranty no more', () => {
  const ends = (covers: Partial<Car>) => told({ cars: [car(covers)] })
  expect(ends({ warrantyEndsOn: '2027-01-27' })).toEqual([['贵A12345 质保快到期', 'plain', 60]])
  expect(ends({ warrantyEndsOn: '2027-01-28', insuranceEndsOn: '2026-09-28' })).toEqual([])
  expect(ends({ warrantyEndsOn: '2026-11-27' })).toEqual([])
  expect(ends({ insuranceEndsOn: '2026-11-28' })).toEqual([['贵A12345 保险快到期', 'warn', 0]])
})

it('says how long is left', () => {
  expect([3, 0, -2].map(leftWords)).toEqual(['3 天', '今天', '过了 2 天'])
})
