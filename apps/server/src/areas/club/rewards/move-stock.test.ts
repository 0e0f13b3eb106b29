import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { lock, moreThan, race } from '../../../testing/race.ts'
import { earn, redeem, withReward } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { addStaff, type StaffCaller } from '../../people/auth/index.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import { rewardAtDesk } from './catalogue.queries.ts'
import { moveStock, type StockMove } from './move-stock.ts'
import { stockMovementsOf } from './stock.repository.ts'

async function open(stockLeft: number | null) {
  const club = await testClub()
  const person = { name: '顾经理', role: 'manager' as const, storeIds: [club.storeId] }
  const id = await club.app.db.unit(systemAct(club.app.groupId), (unit) => addStaff(unit, club.app.keys, person))
  const manager: StaffCaller = { id, sessionId: newId(), ownCustomerIds: [], ...person }
  const rewardId = await withReward(club, { pointsPrice: 10, stockLeft, perMemberLimit: null })
  const move = (what: StockMove, key = newKey(manager), { app } = club) => moveStock(app, manager, rewardId, what, key)
  const stock = async () => {
    const { stockLeft: left, held } = await rewardAtDesk(club.app.db.read, club.app.groupId, manager, rewardId)
    return { left, held }
  }
  return { club, manager, rewardId, move, stock }
}

const memberWith = async (club: TestClub, points: number) => {
  const member = await club.addMember()
  await earn(club, member, points)
  return member
}

test('a delivery adds, a count of the shelf sets what nobody has redeemed; each says who, when and why', async () => {
  const { club, manager, rewardId, move, stock } = await open(5)
  const member = await memberWith(club, 100)
  const redemption = await redeem(club, member, rewardId, 2)
  const key = newKey(manager)
  await move({ kind: 'delivery', quantity: 10, reason: '补货' }, key)
  await move({ kind: 'delivery', quantity: 10, reason: '补货' }, key)
  expect(await stock()).toEqual({ left: 13, held: 2 })
  await move({ kind: 'count', quantity: 14, reason: '摔坏一个' })
  expect(await stock()).toEqual({ left: 12, held: 2 })
  await cancelRedemption(club.app, member, { redemptionId: redemption.id, quantity: null }, newKey(member))
  expect(await stock()).toEqual({ left: 14, held: 0 })
  const movements = await stockMovementsOf(club.app.db.read, club.app.groupId, rewardId)
  expect(movements.map(({ movementId: _id, at: _at, ...rest }) => rest)).toEqual([
    { kind: 'count', quantity: 14, leftBefore: 13, leftAfter: 12, reason: '摔坏一个', staffName: '顾经理' },
    { kind: 'delivery', quantity: 10, leftBefore: 3, leftAfter: 13, reason: '补货', staffName: '顾经理' },
    { kind: 'opening', quantity: 5, leftBefore: null, leftAfter: 5, reason: '', staffName: null },
  ])
})

test('fewer on the shelf than are waiting to be collected is refused; what is not counted takes no delivery', async () => {
  const { club, rewardId, move, stock } = await open(5)
  const member = await memberWith(club, 100)
  await redeem(club, member, rewardId, 3)
  await expect(move({ kind: 'count', quantity: 2, reason: '盘点' })).rejects.toMatchObject({
    code: 'STOCK_SHORT',
    facts: { held: 3, counted: 2 },
  })
  await move({ kind: 'count', quantity: 3, reason: '盘点' })
  expect(await stock()).toEqual({ left: 0, held: 3 })
  await move({ kind: 'uncounted', reason: '供应商直发' })
  expect(await stock()).toEqual({ left: null, held: 3 })
  await expect(move({ kind: 'delivery', quantity: 1, reason: '补货' })).rejects.toMatchObject({
    code: 'STOCK_NOT_COUNTED',
  })
  await redeem(club, member, rewardId, 5)
  await move({ kind: 'count', quantity: 9, reason: '重新计数' })
  expect(await stock()).toEqual({ left: 1, held: 8 })
})

race(
  'counts and redemptions at once: every piece is redeemed, waiting or left, and none twice',
  { look: /AS held FROM redemptions|AS overdue/, parties: 5, off: [lock], sees: moreThan(6) },
  async (contest) => {
    const { club, rewardId, move, stock } = await open(6)
    const members = await Promise.all(Array.from({ length: 8 }, () => memberWith(club, 20)))
    const shop = contest(club)
    const counts = Array.from({ length: 4 }, () =>
      move({ kind: 'count', quantity: 6, reason: '盘点' }, undefined, shop),
    )
    const redeeming = members.map((member) => redeem(shop, member, rewardId).then(() => 'held', codeOf))
    await Promise.all(counts)
    const outcomes = await Promise.all(redeeming)
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(6)
    expect(new Set(outcomes)).toEqual(new Set(['held', 'REWARD_SOLD_OUT']))
    expect(await stock()).toEqual({ left: 0, held: 6 })
  },
)

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  throw error
}
