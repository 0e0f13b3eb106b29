import { expect, test } from 'vitest'
import { nightlyJob } from '../../../testing/night.ts'
import { race, redeemedAgain } from '../../../testing/race.ts'
import { changedAsItIs, earn, onlyRedemption, pointsOf, redeem, shown, withReward } from '../../../testing/redeeming.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import { handOver, undoHandOver } from './hand-over.ts'
import { offeredRewards } from './rewards.repository.ts'
import { auditClub } from '../../../audit.ts'

race(
  'what is left of several pieces expires once, however many processes do the night',
  { look: /SUM\(e\.points\)/, parties: 3, ...redeemedAgain, sees: 3 },
  async (contest) => {
    const club = await testClub()
    const { app } = club
    const member = await club.addMember()
    await earn(club, member, 300)
    const { id: redemptionId } = await redeem(club, member, await withReward(club, { perMemberLimit: null }), 3)
    await cancelRedemption(app, member, { redemptionId, quantity: 1 }, newKey(member))
    const night = async (asOf: string, by = club) => (await nightlyJob(by.app, 'expire_redemptions', asOf)).changed

    expect(await night('2026-12-18')).toBe(0)
    const processes = contest(club)
    const ended = await Promise.all([1, 2, 3].map(() => night('2026-12-19', processes)))
    expect(ended.reduce((sum, count) => sum + count)).toBe(1)
    expect(await onlyRedemption(club, member)).toMatchObject({ state: 'expired', quantity: 2, points: 200 })
    expect(await pointsOf(club, member)).toEqual({ qualifying: 300, redeemable: 300, held: 0, debt: 0 })
    expect((await offeredRewards(app.db.read, app.groupId, ''))[0]?.stockLeft).toBe(5)
    expect((await auditClub(app.db.read)).findings).toEqual([])
  },
)

test('a handing over that is undone after the last day expires with the next night', async () => {
  const club = await testClub()
  const { app, reception } = club
  const member = await club.addMember()
  await earn(club, member, 100)
  const redemption = await redeem(club, member, await withReward(club))
  await handOver(app, reception, await shown(club, redemption), newKey(reception), changedAsItIs)
  const night = async () => (await nightlyJob(app, 'expire_redemptions', '2026-12-19')).changed
  expect(await night()).toBe(0)
  await undoHandOver(
    app,
    reception,
    { redemptionId: redemption.id, reason: '没有真的领走' },
    newKey(reception),
    changedAsItIs,
  )
  expect(await night()).toBe(1)
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: 100, held: 0 })
})
