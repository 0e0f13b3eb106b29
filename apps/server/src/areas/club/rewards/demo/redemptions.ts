import { businessDateOf } from '@cheyou/domain'
import { staffAct } from '../../../../platform/db/acts.ts'
import type { DemoShop } from '../../../../platform/demo.ts'
import { placeholders } from '../../../../platform/db/sql.ts'
import type { StaffCaller } from '../../../people/auth/index.ts'
import type { MemberCaller } from '../../membership/index.ts'
import { cancelRedemption, handOver, parseRedemptionText, redeemReward, scanRedemption } from '../index.ts'
import type { App } from '../../../../wiring.ts'
import { rows, firstRow } from '../../../../platform/db/rows.ts'
import { pick } from '../../../../platform/db/table.ts'
import { pointAccounts } from '../../points/points.tables.ts'
import { members } from '../../membership/membership.tables.ts'
import { rewards } from '../rewards.tables.ts'

/** Owners a visitor can be; they get nothing but this. */
const OWNERS = 6
/** What the owner at the door has: a voucher to use on the next service, a gift to collect. */
const atTheDoor = ['50 元工时券', '自动折叠雨伞']

interface Wish {
  reward: string
  quantity: number
  end: 'held' | 'handed_over' | 'cancelled'
}

const others: readonly Wish[] = [
  { reward: '真空保温杯', quantity: 1, end: 'handed_over' },
  { reward: '100 元代金券', quantity: 1, end: 'held' },
  { reward: '空调深度清洗', quantity: 1, end: 'handed_over' },
  { reward: '真空保温杯', quantity: 1, end: 'cancelled' },
  { reward: '100 元代金券', quantity: 1, end: 'held' },
  { reward: '空调深度清洗', quantity: 2, end: 'held' },
]

/**
 * Redemptions of the sample dealership (req. 3.2): open ones, and others that staff handed over or their owners cancelled. Done
 * again after the filling was cut off, nobody has anything twice.
 */
export async function addDemoRedemptions(app: App, { care: staff, ownerIds }: DemoShop): Promise<void> {
  const owners = await ownerIds(OWNERS)
  const [door] = owners
  if (door === undefined) return
  for (const reward of atTheDoor)
    await fulfil(app, staff, await callerOf(app, door), { reward, quantity: 1, end: 'held' })
  const richest = await rows(
    app.db.read,
    { memberId: pointAccounts.memberId },
    `SELECT a.memberId FROM point_accounts a JOIN members m ON m.id = a.memberId JOIN customers c ON c.id = m.customerId
     WHERE a.groupId = ? AND c.kind = 'person' AND m.membershipEndsOn >= ? AND a.redeemable + a.held >= 6000
       AND m.id NOT IN (${placeholders(owners.length)})
     ORDER BY a.qualifying DESC, m.id LIMIT ?`,
    [app.groupId, businessDateOf(app.clock.now()), ...owners, others.length],
  )
  for (const [i, { memberId }] of richest.entries()) await fulfil(app, staff, await callerOf(app, memberId), others[i]!)
}

async function callerOf(app: App, memberId: string): Promise<MemberCaller> {
  const member = await firstRow(
    app.db.read,
    { customerId: members.customerId },
    'SELECT customerId FROM members WHERE id = ?',
    [memberId],
  )
  return { id: memberId, memberId, customerId: member!.customerId }
}

async function fulfil(app: App, staff: StaffCaller, member: MemberCaller, wish: Wish): Promise<void> {
  const { groupId } = app
  const reward = await firstRow(
    app.db.read,
    pick(rewards, 'id', 'pointsPrice'),
    'SELECT id, pointsPrice FROM rewards WHERE groupId = ? AND name = ?',
    [groupId, wish.reward],
  )
  if (!reward) throw new Error(`The demo's shelf has no ${wish.reward}`)
  const once = (what: string) => ({ scope: member.id, key: `demo-${what}-${reward.id}`, requestHash: '' })
  const { quantity } = wish
  const request = { rewardId: reward.id, quantity, quotedPoints: reward.pointsPrice * quantity }
  const { redemption } = await redeemReward(app, member, request, once('redeem'))
  const { redemptionId } = redemption
  if (wish.end === 'cancelled') await cancelRedemption(app, member, { redemptionId, quantity: null }, once('cancel'))
  if (wish.end === 'handed_over')
    await handOver(
      app,
      staff,
      { redemptionId, ...(await shownTo(app, staff, redemption)) },
      once('hand-over'),
      async () => null,
    )
}

async function shownTo(app: App, staff: StaffCaller, { code }: { code: string }) {
  const storeId = staff.storeIds[0]!
  const { proof } = await app.db.unit(staffAct(app, staff, 'rewards.scan', { storeId }), (unit) =>
    scanRedemption(unit, parseRedemptionText(code)!, { storeId, staffId: staff.id }),
  )
  return { storeId, scanToken: proof.token }
}
