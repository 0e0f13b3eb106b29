import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { openStore, scanned } from '../../../testing/desk.ts'
import { changedAsItIs, earn, pointsOf, redeem, shown, withReward, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { cancelForMember, cancelRedemption } from './cancel-redemption.ts'
import { handOver, undoHandOver } from './hand-over.ts'
import type { Redemption } from './redemptions.repository.ts'
import { offeredRewards } from './rewards.repository.ts'
import { auditClub } from '../../../audit.ts'

async function withThreeCups() {
  const club = await testClub()
  const member = await club.addMember()
  await earn(club, member, 350)
  const rewardId = await withReward(club, { perMemberLimit: null })
  return { club, member, redemption: await redeem(club, member, rewardId, 3) }
}

const give = async (club: TestClub, redemption: Redemption) =>
  handOver(club.app, club.reception, await shown(club, redemption), newKey(club.reception), changedAsItIs)

const undo = (club: TestClub, caller: StaffCaller, redemptionId: string) =>
  undoHandOver(club.app, caller, { redemptionId, reason: '拿错了' }, newKey(caller), changedAsItIs)

test('three redeemed, one cancelled, two handed over, undone, cancelled: points and stock are what they were', async () => {
  const { club, member, redemption } = await withThreeCups()
  const { id: redemptionId } = redemption
  const one = await cancelRedemption(club.app, member, { redemptionId, quantity: 1 }, newKey(member))
  expect(one).toMatchObject({
    redemption: { state: 'held', quantity: 2, points: 200 },
    balances: { redeemable: 150, held: 200 },
  })
  expect((await give(club, redemption)).redemption).toMatchObject({
    state: 'handed_over',
    quantity: 2,
    storeName: '一店',
  })
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: 150, held: 0 })
  await expect(
    cancelRedemption(club.app, member, { redemptionId, quantity: null }, newKey(member)),
  ).rejects.toMatchObject({ code: 'REDEMPTION_STATE', facts: { state: 'handed_over' } })

  expect(await undo(club, club.reception, redemptionId)).toMatchObject({
    redemption: { state: 'held', storeId: null, settledAt: null },
    balances: { redeemable: 150, held: 200 },
  })
  await expect(undo(club, club.reception, redemptionId)).rejects.toMatchObject({ code: 'REDEMPTION_STATE' })
  await give(club, redemption)
  await undo(club, club.reception, redemptionId)
  const cancellation = { redemptionId, quantity: null, reason: '车主不要了' }
  await cancelForMember(club.app, club.reception, cancellation, newKey(club.reception), changedAsItIs)
  expect(await pointsOf(club, member)).toEqual({ qualifying: 350, redeemable: 350, held: 0, debt: 0 })
  expect((await offeredRewards(club.app.db.read, club.app.groupId, ''))[0]?.stockLeft).toBe(5)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('an id alone, another redemption’s code, another store’s scan, and an old one are refused', async () => {
  const { club, member, redemption } = await withThreeCups()
  const other = await redeem(club, member, await withReward(club, { name: '雨伞', pointsPrice: 10 }))
  const second = await openStore(club)
  const attempt = (request: object, caller = club.reception) =>
    handOver(
      club.app,
      caller,
      { redemptionId: redemption.id, storeId: caller.storeIds[0]!, ...request },
      newKey(caller),
      changedAsItIs,
    )
  await expect(attempt({})).rejects.toMatchObject({ code: 'SCAN_EXPIRED' })
  await expect(attempt({ scanToken: 'x' })).rejects.toMatchObject({ code: 'SCAN_EXPIRED' })
  const { scanToken: ofOther } = await shown(club, other)
  await expect(attempt({ scanToken: ofOther })).rejects.toMatchObject({ code: 'SCAN_EXPIRED' })
  const { scanToken } = await shown(club, redemption)
  await expect(attempt({ scanToken }, second.reception)).rejects.toMatchObject({ code: 'SCAN_EXPIRED' })
  club.clock.advance(11 * 60_000)
  await expect(attempt({ scanToken })).rejects.toMatchObject({ code: 'SCAN_EXPIRED' })
  const stranger = await club.addMember()
  const presenceToken = await scanned(club, stranger, club.reception)
  await expect(attempt({ presenceToken })).rejects.toMatchObject({ code: 'PRESENCE_EXPIRED' })
})

test('the member’s own card is as good as the code', async () => {
  const { club, member, redemption } = await withThreeCups()
  const presenceToken = await scanned(club, member, club.reception)
  const request = { redemptionId: redemption.id, storeId: club.storeId, presenceToken }
  const { redemption: after } = await handOver(club.app, club.reception, request, newKey(club.reception), changedAsItIs)
  expect(after.state).toBe('handed_over')
})

test('a reward for some stores is handed over there only; a voucher at no desk', async () => {
  const club = await testClub()
  const member = await club.addMember()
  await earn(club, member, 200)
  const second = await openStore(club)
  const there = await redeem(club, member, await withReward(club, { storeIds: [second.storeId] }))
  const voucher = await redeem(club, member, await withVoucher(club))
  await expect(give(club, there)).rejects.toMatchObject({ code: 'REDEMPTION_ELSEWHERE' })
  await expect(give(club, voucher)).rejects.toMatchObject({ code: 'VOUCHER_AT_TILL' })
  const request = await shown(club, there, second.reception)
  const { redemption } = await handOver(club.app, second.reception, request, newKey(second.reception), changedAsItIs)
  expect(redemption).toMatchObject({ state: 'handed_over', storeName: '二店' })
  await expect(undo(club, club.reception, there.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('from the next day on only a manager undoes', async () => {
  const { club, redemption } = await withThreeCups()
  await give(club, redemption)
  club.clock.advance(24 * 60 * 60_000)
  await expect(undo(club, club.reception, redemption.id)).rejects.toMatchObject({ code: 'UNDO_TOO_LATE' })
  const manager: StaffCaller = { ...club.reception, id: newId(), role: 'manager' }
  expect((await undo(club, manager, redemption.id)).redemption.state).toBe('held')
})

test('staff cancel for members they may see only', async () => {
  const { club, member, redemption } = await withThreeCups()
  const second = await openStore(club)
  const cancellation = { redemptionId: redemption.id, quantity: 1, reason: '改主意' }
  const attempt = () =>
    cancelForMember(club.app, second.reception, cancellation, newKey(second.reception), changedAsItIs)
  await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await scanned(club, member, second.reception)
  expect((await attempt()).redemption).toMatchObject({ state: 'held', quantity: 2 })
})
