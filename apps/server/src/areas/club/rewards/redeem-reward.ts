import type { EndpointOutput, redeemReward as endpoint } from '@cheyou/contract'
import {
  addDays,
  applyEntries,
  businessDateOf,
  membershipState,
  redeemReward as decide,
  type Balances,
} from '@cheyou/domain'
import { memberAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { findRow } from '../../../platform/db/table-rows.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import { tell } from '../../../platform/live/index.ts'
import type { App } from '../../../wiring.ts'
import type { MemberCaller } from '../membership/index.ts'
import { members } from '../membership/membership.tables.ts'
import { lockBalance, openLots, postEntries, shownBalances } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { newRedemptionCode } from './redemption-code.ts'
import { redemptionAnswer } from './redemptions.presenter.ts'
import { addRedemption, type Redemption } from './redemptions.repository.ts'
import { showNew } from './show-to-stores.ts'
import { findReward, redeemable, takeFromStock, type Reward } from './rewards.repository.ts'

/**
 * Redeems pieces of a reward: holds their points and takes them from stock, all or nothing (req. 3.2). Vouchers are
 * redeemed one by one, each with its own code.
 * @throws POINTS_SHORT, REWARD_SOLD_OUT, REWARD_LIMIT_REACHED, REWARD_UNAVAILABLE, TIER_NOT_ENTITLED, MEMBERSHIP_LAPSED,
 * POINTS_PRICE_CHANGED, REDEMPTION_QUANTITY, NOT_FOUND
 */
export async function redeemReward(
  app: App,
  caller: MemberCaller,
  { rewardId, quantity, quotedPoints }: { rewardId: string; quantity: number; quotedPoints: number },
  idempotency: Idempotency,
): Promise<EndpointOutput<typeof endpoint>> {
  const act = memberAct(app, caller.memberId, 'rewards.redeem', { idempotency })
  return app.db.unit(act, async (unit) => {
    // The member's balance first: another redemption at the same moment waits here, so the limit per member is counted right.
    const balances = await lockBalance(unit, caller.memberId)
    const reward = await findReward(unit.sql, app.groupId, caller.memberId, rewardId)
    if (!reward) throw new Refusal('NOT_FOUND')
    if (reward.kind === 'voucher' && quantity !== 1) throw new Refusal('REDEMPTION_QUANTITY', { quantity, most: 1 })
    const { member, holdDays } = await redeemer(unit, caller.memberId, reward, balances)
    const today = businessDateOf(unit.now)
    const { entries, points } = accepted(
      decide({ reward: redeemable(reward), member, quantity, quotedPoints, asOf: today }),
    )
    if (!(await takeFromStock(unit, rewardId, quantity))) throw new Refusal('REWARD_SOLD_OUT', { quantity })
    const collectBy = addDays(today, reward.validDays ?? holdDays)
    const redemption = await writeRedemption(unit, caller.memberId, reward, { quantity, points, collectBy })
    await postEntries(unit, new Map([[caller.memberId, balances]]), [
      {
        memberId: caller.memberId,
        cause: `redemption:${redemption.id}:hold`,
        kind: 'redemption_hold',
        subjectId: redemption.id,
        tier: member.tier,
        ruleVersion: null,
        facts: { rewardName: reward.name, quantity },
        effectiveAt: unit.now,
        entries,
      },
    ])
    await tell(unit, 'collections')
    return {
      redemption: await redemptionAnswer(unit.sql, app.groupId, redemption, unit.now),
      balances: await shownBalances(unit.sql, caller.memberId, applyEntries(balances, entries), today),
    }
  })
}

/** The member as the rules of redeeming see them. */
async function redeemer(unit: Unit, memberId: string, reward: Reward, balances: Balances) {
  const row = await findRow(unit.sql, members, { id: memberId }, ['tier', 'membershipEndsOn'])
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

/** Writes the redemption with the name and the terms that the reward has now: later edits change nothing about it. */
async function writeRedemption(
  unit: Unit,
  memberId: string,
  reward: Reward,
  held: { quantity: number; points: number; collectBy: string },
): Promise<Redemption> {
  const { faceFen, minimumSpendFen, workTypes, lineKinds, storeIds } = reward
  const redemption: Redemption = {
    id: newId(),
    code: newRedemptionCode(),
    state: 'held',
    memberId,
    rewardId: reward.id,
    rewardName: reward.name,
    kind: reward.kind,
    ...held,
    revision: 0,
    storeIds,
    voucher:
      faceFen === null
        ? null
        : { faceFen, leftFen: faceFen, minimumSpendFen: minimumSpendFen ?? 0, workTypes, lineKinds },
    heldAt: unit.now,
    settledAt: null,
    storeId: null,
    storeName: null,
  }
  await addRedemption(unit, redemption)
  await showNew(unit, redemption.id)
  return redemption
}
