import { expect, test } from 'vitest'
import { Refusal } from '../../../platform/http/refusal.ts'
import { anyStock, moreThan, openLedger, race } from '../../../testing/race.ts'
import { earn, pointsOf, redeem, withReward, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import { offeredRewards } from './rewards.repository.ts'

const stockOf = async (club: TestClub) => (await offeredRewards(club.app.db.read, club.app.groupId, ''))[0]?.stockLeft

const refusal = (error: unknown) => (error instanceof Refusal ? { code: error.code, facts: error.facts } : error)

test('redeeming holds points and stock; cancelling returns both', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club)
  await earn(club, member, 250)
  const redemption = await redeem(club, member, rewardId, 2)

  expect(await pointsOf(club, member)).toEqual({ qualifying: 250, redeemable: 50, held: 200, debt: 0 })
  expect(redemption).toMatchObject({ state: 'held', quantity: 2, points: 200, collectBy: '2026-12-18', voucher: null })
  expect(await stockOf(club)).toBe(3)

  const all = { redemptionId: redemption.id, quantity: null }
  const cancelled = await cancelRedemption(club.app, member, all, newKey(member))
  expect(cancelled.balances).toEqual({ qualifying: 250, redeemable: 250, held: 0, debt: 0 })
  expect(await stockOf(club)).toBe(5)
})

test('what was told when it was redeemed holds: name, terms, days', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const terms = { minimumSpendFen: 30_000, workTypes: ['repair'], lineKinds: ['labour' as const] }
  const rewardId = await withVoucher(club, { ...terms, validDays: 90 })
  await earn(club, member, 50)

  expect(await redeem(club, member, rewardId)).toMatchObject({
    rewardName: '代金券 ¥100',
    collectBy: '2027-02-16',
    voucher: { faceFen: 10_000, leftFen: 10_000, ...terms },
  })
})

test('each refusal says what is missing', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club, { stockLeft: 3, perMemberLimit: 2 })
  const voucherId = await withVoucher(club)
  const attempt = (id: string, quantity: number) => redeem(club, member, id, quantity).then(() => 'redeemed', refusal)

  expect(await attempt(rewardId, 1)).toEqual({
    code: 'POINTS_SHORT',
    facts: { points: 100, available: 0, shortBy: 100 },
  })
  await earn(club, member, 400)
  expect(await attempt(voucherId, 2)).toEqual({ code: 'REDEMPTION_QUANTITY', facts: { quantity: 2, most: 1 } })
  expect(await attempt(rewardId, 2)).toBe('redeemed')
  expect(await attempt(rewardId, 1)).toEqual({
    code: 'REWARD_LIMIT_REACHED',
    facts: { limit: 2, alreadyRedeemed: 2, quantity: 1 },
  })
})

race(
  'forty at once for points that pay ten: ten are held, the balance is empty',
  { look: /FROM rewards r/, off: openLedger, sees: moreThan(10) },
  async (contest) => {
    const club = await testClub()
    const member = await club.addMember()
    const rewardId = await withReward(club, { pointsPrice: 10, stockLeft: null, perMemberLimit: null })
    await earn(club, member, 100)
    const phones = contest(club)
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => redeem(phones, member, rewardId)))
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as Refusal).code] : [],
    )

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10)
    expect(new Set(refused)).toEqual(new Set(['POINTS_SHORT']))
    expect(await pointsOf(club, member)).toEqual({ qualifying: 100, redeemable: 0, held: 100, debt: 0 })
  },
)

race(
  'the last item goes to one of many members',
  { look: /FROM rewards r/, off: [anyStock], sees: moreThan(1) },
  async (contest) => {
    const club = await testClub()
    const rewardId = await withReward(club, { stockLeft: 1 })
    const members = await Promise.all(Array.from({ length: 8 }, () => club.addMember()))
    for (const member of members) await earn(club, member, 100)
    const phones = contest(club)
    const outcomes = await Promise.allSettled(members.map((member) => redeem(phones, member, rewardId)))

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await stockOf(club)).toBe(0)
  },
)

test('points spent and then taken back become a debt that later earnings pay first (req. 2.6)', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club)
  const visitId = await earn(club, member, 120)
  await redeem(club, member, rewardId)
  const voided = await voidVisit(club.app, club.reception, visitId, '退款', newKey(club.reception))

  expect(voided.balances).toEqual({ qualifying: 0, redeemable: 0, held: 100, debt: 100 })
  await earn(club, member, 130)
  expect(await pointsOf(club, member)).toEqual({ qualifying: 130, redeemable: 30, held: 100, debt: 0 })
})
