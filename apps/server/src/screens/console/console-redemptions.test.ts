import { expect, test } from 'vitest'
import { auditClub } from '../../audit.ts'
import { showToNewStores } from '../../areas/club/rewards/show-to-stores.ts'
import { tieToStore } from '../../areas/people/customers/index.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { handOver } from '../../areas/club/rewards/index.ts'
import { openStore } from '../../testing/desk.ts'
import { mergeInto } from '../../testing/merging.ts'
import { lock, race } from '../../testing/race.ts'
import { changedAsItIs, earn, redeem, shown, withReward } from '../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../testing/test-app.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'

/** The redemptions that somebody's stores see, newest first. */
async function seenBy({ app }: TestClub, { storeIds, ...caller }: StaffCaller, stores = storeIds): Promise<string[]> {
  const seen: string[] = []
  let [cursor, count]: [string | null | undefined, number] = [undefined, 0]
  while (cursor !== null) {
    const query = { limit: 2, ...(cursor !== undefined && { cursor }) }
    const page = await consoleRedemptions(app, { ...caller, role: 'manager', storeIds: stores }, query)
    expect(page.rows.length).toBeLessThanOrEqual(2)
    seen.push(...page.rows.map(({ redemptionId }) => redemptionId))
    ;[cursor, count] = [page.nextCursor, page.count]
  }
  expect(count).toBe(seen.length)
  return seen
}

const known = ({ app }: TestClub, storeId: string, { customerId }: TestMember) =>
  app.db.unit(systemAct(app.groupId), (unit) => tieToStore(unit, storeId, [customerId]))

/** A member of the first store with three cups, and a second store. */
async function twoStores() {
  const club = await testClub()
  const [member, second] = [await club.addMember(), await openStore(club)]
  const cup = await withReward(club, { stockLeft: null, perMemberLimit: null })
  await earn(club, member, 1000)
  const held: string[] = []
  for (let n = 0; n < 3; n++) {
    held.unshift((await redeem(club, member, cup)).id)
    club.clock.advance(1000)
  }
  return { club, member, second, cup, held }
}

test('a store sees what members redeem whom it knows, from before and after; several stores see each once, in order', async () => {
  const { club, member, second, cup, held } = await twoStores()
  const { reception } = club
  expect(await seenBy(club, reception)).toEqual(held)
  expect(await seenBy(club, second.reception)).toEqual([])
  await known(club, second.storeId, member)
  expect(await seenBy(club, second.reception)).toEqual(held)

  const other = await club.addMember()
  await earn(club, other, 1000)
  const theirs = (await redeem(club, other, cup)).id
  club.clock.advance(1000)
  const later = (await redeem(club, member, cup)).id
  expect(await seenBy(club, second.reception)).toEqual([later, ...held])
  const both = [club.storeId, second.storeId]
  expect(await seenBy(club, reception, both)).toEqual([later, theirs, ...held])
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('a store sees what was handed over there, also of a guest, and the rest once it knows them', async () => {
  const { club, member, second, held } = await twoStores()
  const { app } = club
  const gift = await shown(club, { id: held[1]!, code: await codeOf(club, held[1]!) }, second.reception)
  await handOver(app, second.reception, gift, newKey(second.reception), changedAsItIs)
  expect(await seenBy(club, second.reception)).toEqual([held[1]])

  await known(club, second.storeId, member)
  expect(await seenBy(club, second.reception)).toEqual(held)
  expect((await auditClub(app.db.read)).findings).toEqual([])
})

test('what two cards redeemed is seen by every store that knew one of them, whichever card is kept', async () => {
  const { club, member, second, cup, held } = await twoStores()
  const other = await club.addMember()
  await known(club, second.storeId, other)
  await earn(club, other, 100)
  const theirs = (await redeem(club, other, cup)).id
  const collected = await shown(club, { id: theirs, code: await codeOf(club, theirs) })
  await handOver(club.app, club.reception, collected, newKey(club.reception), changedAsItIs)
  await mergeInto(club, member, other)
  expect(await seenBy(club, second.reception)).toEqual([theirs, ...held])
  expect(await seenBy(club, club.reception)).toEqual([theirs, ...held])
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

race(
  'a member who redeems while they become known to a store is seen there',
  { look: /INSERT INTO redemption_stores/, off: [lock], sees: expect.any(Array) },
  async (contest) => {
    const { club, member, cup } = await twoStores()
    const shop = contest(club)
    for (let round = 0; round < 5; round++) {
      const { storeId, reception } = await openStore(club, `${round} 店`)
      const [redeemed] = await Promise.all([redeem(shop, member, cup), known(shop, storeId, member)])
      expect(await seenBy(club, reception)).toContain(redeemed.id)
    }
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  },
)

test('who becomes known to two stores at once is shown to both', async () => {
  const { club, member, second, held } = await twoStores()
  const third = await openStore(club, '三店')
  await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    for (const storeId of [second.storeId, third.storeId]) await tieToStore(unit, storeId, [member.customerId])
  })
  expect(await seenBy(club, third.reception)).toEqual(held)
  expect(await seenBy(club, second.reception)).toEqual(held)
  // Told again, it changes nothing.
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    showToNewStores(unit, [{ customerId: member.customerId, storeId: third.storeId }]),
  )
  expect(await seenBy(club, third.reception)).toEqual(held)
})

async function codeOf({ app }: TestClub, redemptionId: string): Promise<string> {
  const row = await app.db.read.one<{ code: string }>('SELECT code FROM redemptions WHERE id = ?', [redemptionId])
  return row!.code
}
