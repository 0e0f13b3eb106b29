import { expect, test } from 'vitest'
import type { Database } from '../../platform/db/database.ts'
import { addManager } from '../../testing/desk.ts'
import { earn, redeem, withReward } from '../../testing/redeeming.ts'
import { newKey, testClub } from '../../testing/test-app.ts'
import { cancelRedemptions } from './cancel-redemptions.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'

const reason = '这件礼品不再供应'

/** Members who each wait for one piece of a reward, and one who waits for another. */
async function waiting(members: number) {
  const club = await testClub()
  const { app } = club
  const manager = await addManager(club, '周店长')
  const umbrella = await withReward(club, { name: '雨伞', pointsPrice: 10, stockLeft: 50, perMemberLimit: null })
  const cup = await withReward(club, { name: '水杯', pointsPrice: 10, stockLeft: 50, perMemberLimit: null })
  const owners = []
  for (let n = 0; n < members; n++) {
    const member = await club.addMember()
    await earn(club, member, 100)
    owners.push({ member, redemptionId: (await redeem(club, member, umbrella)).id })
  }
  await redeem(club, owners[0]!.member, cup)
  const filter = { state: 'held' as const, rewardId: umbrella }
  const held = async (more: object = filter) => (await consoleRedemptions(app, manager, more)).count
  const cancel = (count: number, caller = manager, key = newKey(caller)) =>
    cancelRedemptions(app, caller, { chosen: { filter, count }, reason }, key)
  return { club, app, manager, owners, umbrella, held, cancel }
}

test('desk C5: all that a filter lets through are cancelled, and nothing beside them', async () => {
  const { held, cancel, app } = await waiting(3)
  const { done, refused } = await cancel(3)
  expect([done.length, refused]).toEqual([3, []])
  expect(await held()).toBe(0)
  expect(await held({ state: 'held' })).toBe(1)
  const acts = await app.db.read.all("SELECT reason FROM acts WHERE action = 'desk.bulk'")
  expect(acts).toEqual([{ reason: `取消兑换，3 项：${reason}` }])
})

test('desk C5: when there are not as many as the person saw, nothing is done', async () => {
  const { club, owners, umbrella, held, cancel } = await waiting(3)
  await redeem(club, owners[0]!.member, umbrella)
  await expect(cancel(3)).rejects.toMatchObject({ code: 'COUNT_CHANGED', facts: { asked: 3, now: 4 } })
  expect(await held()).toBe(4)
})

test('desk C6: what is refused is named and stops no other; one’s own is refused', async () => {
  const { manager, owners, held, cancel } = await waiting(3)
  const caller = { ...manager, ownCustomerIds: [owners[1]!.member.customerId] }
  const { done, refused } = await cancel(3, caller)
  expect(done).toHaveLength(2)
  expect(refused).toMatchObject([{ id: owners[1]!.redemptionId, code: 'OWN_CARD' }])
  expect(refused[0]!.name).toContain('雨伞')
  expect(await held()).toBe(1)
})

test('desk C6: sent again it does nothing twice, also where the first time broke off in the middle', async () => {
  const { app, manager, held } = await waiting(3)
  const key = newKey(manager)
  const asked = { chosen: { filter: { state: 'held' as const }, count: 4 }, reason }
  const breaksOff = { ...app, db: { ...app.db, unit: breakingAfter(app.db, 3) } }
  await expect(cancelRedemptions(breaksOff, manager, asked, key)).rejects.toThrow('The power is gone')
  expect(await held({ state: 'held' })).toBe(2)

  const { done, refused } = await cancelRedemptions(app, manager, asked, key)
  expect([done.length, refused]).toEqual([4, []])
  expect(await cancelRedemptions(app, manager, asked, key)).toEqual({ done, refused })
  const changes = await app.db.read.all("SELECT redemptionId FROM redemption_changes WHERE action = 'cancel'")
  expect(changes).toHaveLength(4)
})

/** Units that work so many times, and then no more. */
function breakingAfter(db: Database, times: number): Database['unit'] {
  let left = times
  return (act, work) => (left-- > 0 ? db.unit(act, work) : Promise.reject(new Error('The power is gone')))
}
