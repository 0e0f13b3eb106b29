import type { Redemption as RedemptionAnswer } from '@cheyou/contract'
import {
  addDays,
  applyEntries,
  businessDateOf,
  membershipState,
  redeemReward as decide,
  type Balances,
} from '@cheyou/domain'
import type { Unit } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { datetime } from '../../db/sql.ts'
import { accepted, Refusal } from '../../http/refusal.ts'
import type { Idempotency } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import type { MemberCaller } from '../membership/index.ts'
import { lockBalance, openLots, postEntries } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { newRedemptionCode } from './redemption-code.ts'
import { redemptionAnswer } from './redemptions.presenter.ts'
import type { Redemption } from './redemptions.repository.ts'
import { findReward, redeemable, takeFromStock, type Reward } from './rewards.repository.ts'

/**
 * Redeems a reward: holds its points and takes it from stock, both or neither (req. 3.2).
 * @throws POINTS_SHORT, REWARD_SOLD_OUT, REWARD_LIMIT_REACHED, REWARD_UNAVAILABLE, MEMBERSHIP_LAPSED, NOT_FOUND
 */
export async function redeemReward(
  app: App,
  caller: MemberCaller,
  rewardId: string,
  idempotency: Idempotency,
): Promise<{ redemption: RedemptionAnswer; balances: Balances }> {
  const act = {
    groupId: app.groupId,
    storeId: null,
    actorKind: 'member' as const,
    actorId: caller.memberId,
    action: 'rewards.redeem',
    idempotency,
  }
  return app.db.unit(act, async (unit) => {
    // The member's balance first: whoever redeems at the same moment waits here, so the limit per member is counted right.
    const balances = await lockBalance(unit, caller.memberId)
    const reward = await findReward(unit.sql, app.groupId, caller.memberId, rewardId)
    if (!reward) throw new Refusal('NOT_FOUND')
    const { member, holdDays } = await redeemer(unit, caller.memberId, reward, balances)
    const today = businessDateOf(unit.now)
    const { entries, points } = accepted(decide({ reward: redeemable(reward), member, quantity: 1, asOf: today }))
    if (!(await takeFromStock(unit, rewardId, 1))) throw new Refusal('REWARD_SOLD_OUT', { stockLeft: 0 })
    const redemption = await writeRedemption(unit, caller.memberId, reward, points, addDays(today, holdDays))
    await postEntries(unit, new Map([[caller.memberId, balances]]), [
      {
        memberId: caller.memberId,
        cause: holdCause(redemption.id),
        kind: 'redemption_hold',
        subjectId: redemption.id,
        tier: member.tier,
        ruleVersion: null,
        facts: { rewardName: reward.name },
        effectiveAt: unit.now,
        entries,
      },
    ])
    return { redemption: redemptionAnswer(redemption), balances: applyEntries(balances, entries) }
  })
}

export const holdCause = (redemptionId: string) => `redemption:${redemptionId}:hold`

/** The member as the rules of redeeming see them. */
async function redeemer(unit: Unit, memberId: string, reward: Reward, balances: Balances) {
  const row = await unit.sql.one<{ tier: string; membershipEndsOn: string }>(
    'SELECT tier, membershipEndsOn FROM members WHERE id = ?',
    [memberId],
  )
  if (!row) throw new Refusal('NOT_FOUND')
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  const state = membershipState(row.membershipEndsOn, businessDateOf(unit.now), rules.membership.graceDays)
  return {
    holdDays: rules.redemption.holdDays,
    member: {
      tier: row.tier,
      membershipActive: state !== 'lapsed',
      alreadyRedeemed: reward.alreadyRedeemed,
      balances,
      lots: await openLots(unit.sql, memberId),
    },
  }
}

async function writeRedemption(
  unit: Unit,
  memberId: string,
  reward: Reward,
  points: number,
  collectBy: string,
): Promise<Redemption> {
  const id = newId()
  const code = newRedemptionCode()
  await unit.sql.insert('redemptions', [
    {
      id,
      groupId: unit.act.groupId,
      memberId,
      rewardId: reward.id,
      code,
      state: 'held',
      points,
      collectBy,
      heldAt: unit.now,
      settledAt: null,
      storeId: null,
    },
  ])
  return {
    id,
    code,
    state: 'held',
    memberId,
    rewardId: reward.id,
    rewardName: reward.name,
    kind: reward.kind,
    points,
    heldAt: datetime(unit.now),
    collectBy,
    settledAt: null,
    storeName: null,
  }
}
