import type { Reward as RewardAnswer } from '@cheyou/contract'
import { redeemReward, type RedeemRequest } from '@cheyou/domain'
import { redeemable, type Reward } from './rewards.repository.ts'

/** A reward with whether this member may redeem it now, decided by the same function that redeems. */
export function rewardAnswer(
  reward: Reward,
  member: Omit<RedeemRequest['member'], 'alreadyRedeemed'>,
  asOf: string,
): RewardAnswer {
  const decision = redeemReward({
    reward: redeemable(reward),
    member: { ...member, alreadyRedeemed: reward.alreadyRedeemed },
    quantity: 1,
    asOf,
  })
  const { faceFen, minimumSpendFen } = reward
  return {
    rewardId: reward.id,
    kind: reward.kind,
    name: reward.name,
    description: reward.description,
    pointsPrice: reward.pointsPrice,
    stockLeft: reward.stockLeft,
    perMemberLimit: reward.perMemberLimit,
    voucher: faceFen === null ? null : { faceFen, minimumSpendFen: minimumSpendFen ?? 0 },
    can: decision.ok ? ['redeem'] : [],
    refusal: decision.ok ? null : { code: decision.code, facts: { ...decision.facts } },
  }
}
