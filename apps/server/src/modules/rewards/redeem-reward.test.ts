import { expect, test } from 'vitest'
import { Refusal } from '../../http/refusal.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../testing/test-app.ts'
import { readBalances } from '../points/index.ts'
import { settleVisit } from '../visits/settle-visit.ts'
import { voidVisit } from '../visits/void-visit.ts'
import { cancelRedemption, handOver } from './end-redemption.ts'
import { redeemReward } from './redeem-reward.ts'
import { addRewards, offeredRewards, type NewReward } from './rewards.repository.ts'

const cup: NewReward = {
  kind: 'gift',
  name: '保温杯',
  description: '',
  pointsPrice: 100,
  stockLeft: 5,
  perMemberLimit: 2,
}

async function withReward(club: TestClub, reward: Partial<NewReward> = {}): Promise<string> {
  await club.app.db.unit(systemAct(club.app.groupId), (unit) => addRewards(unit, [{ ...cup, ...reward }]))
  const [offered] = await offeredRewards(club.app.db.read, club.app.groupId, '')
  return offered!.id
}

async function earn(club: TestClub, member: TestMember, points: number): Promise<string> {
  const { visitId } = await settleVisit(
    club.app,
    club.reception,
    {
      storeId: club.storeId,
      memberId: member.memberId,
      vehicleId: member.vehicleId,
      workType: 'repair',
      lines: [{ lineKind: 'labour', payer: 'customer', amountFen: points * 100 }],
    },
    newKey(club.reception),
  )
  return visitId
}

const balancesOf = async (club: TestClub, member: TestMember) =>
  (await readBalances(club.app.db.read, [member.memberId])).get(member.memberId)

const stockOf = async (club: TestClub) => (await offeredRewards(club.app.db.read, club.app.groupId, ''))[0]?.stockLeft

test('redeeming holds points and stock; cancelling returns both', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club)
  await earn(club, member, 250)
  const { redemption, balances } = await redeemReward(club.app, member, rewardId, newKey(member))

  expect(balances).toEqual({ qualifying: 250, redeemable: 150, held: 100, debt: 0 })
  expect(redemption).toMatchObject({ state: 'held', points: 100, collectBy: '2026-12-18' })
  expect(await stockOf(club)).toBe(4)

  const cancelled = await cancelRedemption(club.app, member, redemption.redemptionId, newKey(member))
  expect(cancelled.balances).toEqual({ qualifying: 250, redeemable: 250, held: 0, debt: 0 })
  expect(await stockOf(club)).toBe(5)
})

test('handing over ends it; nothing ends twice', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club)
  await earn(club, member, 100)
  const { redemption } = await redeemReward(club.app, member, rewardId, newKey(member))
  const { redemptionId } = redemption
  const given = await handOver(
    club.app,
    club.reception,
    { redemptionId, storeId: club.storeId },
    newKey(club.reception),
  )

  expect(given.redemption).toMatchObject({ state: 'handed_over', storeName: '一店' })
  expect(await balancesOf(club, member)).toEqual({ qualifying: 100, redeemable: 0, held: 0, debt: 0 })
  await expect(cancelRedemption(club.app, member, redemptionId, newKey(member))).rejects.toMatchObject({
    code: 'REDEMPTION_STATE',
    facts: { state: 'handed_over' },
  })
})

test('each refusal says what is missing', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club, { stockLeft: 3, perMemberLimit: 1 })
  const refusal = (error: unknown) => (error instanceof Refusal ? { code: error.code, facts: error.facts } : error)
  const attempt = () => redeemReward(club.app, member, rewardId, newKey(member)).then(() => 'redeemed', refusal)

  expect(await attempt()).toEqual({ code: 'POINTS_SHORT', facts: { points: 100, available: 0, shortBy: 100 } })
  await earn(club, member, 300)
  expect(await attempt()).toBe('redeemed')
  expect(await attempt()).toEqual({
    code: 'REWARD_LIMIT_REACHED',
    facts: { limit: 1, alreadyRedeemed: 1, quantity: 1 },
  })
})

test('forty at once for points that pay ten: ten are held, the balance is empty', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club, { pointsPrice: 10, stockLeft: null, perMemberLimit: null })
  await earn(club, member, 100)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => redeemReward(club.app, member, rewardId, newKey(member))),
  )
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as Refusal).code] : [],
  )

  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10)
  expect(new Set(refused)).toEqual(new Set(['POINTS_SHORT']))
  expect(await balancesOf(club, member)).toEqual({ qualifying: 100, redeemable: 0, held: 100, debt: 0 })
})

test('the last item goes to one of many members', async () => {
  const club = await testClub()
  const rewardId = await withReward(club, { stockLeft: 1 })
  const members = await Promise.all(Array.from({ length: 8 }, () => club.addMember()))
  for (const member of members) await earn(club, member, 100)
  const outcomes = await Promise.allSettled(
    members.map((member) => redeemReward(club.app, member, rewardId, newKey(member))),
  )

  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  expect(await stockOf(club)).toBe(0)
})

test('points spent and then taken back become a debt that later earnings pay first (req. 2.6)', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const rewardId = await withReward(club)
  const visitId = await earn(club, member, 120)
  await redeemReward(club.app, member, rewardId, newKey(member))
  const voided = await voidVisit(club.app, club.reception, visitId, '退款', newKey(club.reception))

  expect(voided.balances).toEqual({ qualifying: 0, redeemable: 0, held: 100, debt: 100 })
  await earn(club, member, 130)
  expect(await balancesOf(club, member)).toEqual({ qualifying: 130, redeemable: 30, held: 100, debt: 0 })
})
