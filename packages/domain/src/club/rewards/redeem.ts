import type { BusinessDate } from '../../business-time.ts'
import { checkQuoted } from '../points/quoted-points.ts'
import { hold } from '../points/spend.ts'
import type { Hold } from '../points/spend.ts'
import type { Balances, Lot } from '../points/types.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

/** A thing to take home (礼品), money off at the till (代金券), or work done for nothing (免费服务). */
export const rewardKinds = ['gift', 'voucher', 'service'] as const
export type RewardKind = (typeof rewardKinds)[number]

/** A retired reward stays for the redemptions that were made of it. */
export const rewardStates = ['published', 'retired'] as const
export type RewardState = (typeof rewardStates)[number]

export type RedeemRequest = {
  readonly reward: {
    readonly state: RewardState
    readonly pointsPrice: number
    /** null: no limit. */
    readonly stockLeft: number | null
    readonly perMemberLimit: number | null
    /** Limits for members of some tiers, beside that for all. */
    readonly perTierLimits?: Readonly<Record<string, number>>
    /** Codes of the tiers that may redeem it; null: all. */
    readonly tiers: readonly string[] | null
    /** First and last day on which it can be redeemed; null: open. */
    readonly opensOn: BusinessDate | null
    readonly closesOn: BusinessDate | null
  }
  readonly member: {
    readonly tier: string
    /** False once the grace period is over (req. 1.4). */
    readonly membershipActive: boolean
    /** How many of this reward the member has had or has held; cancelled and expired ones do not count. */
    readonly alreadyRedeemed: number
    readonly balances: Balances
    readonly lots: readonly Lot[]
  }
  /** Whole number from 1. */
  readonly quantity: number
  /** What the member was told that all of it costs; absent where somebody only asks whether they could. */
  readonly quotedPoints?: number
  readonly asOf: BusinessDate
}

export type RedeemProblem =
  | 'REWARD_UNAVAILABLE'
  | 'REWARD_SOLD_OUT'
  | 'REWARD_LIMIT_REACHED'
  | 'TIER_NOT_ENTITLED'
  | 'MEMBERSHIP_LAPSED'
  | 'POINTS_PRICE_CHANGED'
  | 'POINTS_SHORT'

export type RedeemOutcome = Hold & { readonly points: number }

/**
 * Whether a member may redeem a reward, and the hold on the points if so (req. 3.1, 3.2). Every refusal says by its code and
 * facts which limit was hit; those that more points would not cure come first.
 */
export function redeemReward(request: RedeemRequest): Result<RedeemOutcome, RedeemProblem> {
  const { reward, member, quantity, asOf } = request
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`bad quantity: ${quantity}`)
  if (!member.membershipActive) return reject('MEMBERSHIP_LAPSED')
  if (reward.state !== 'published') return reject('REWARD_UNAVAILABLE', { state: reward.state })
  if ((reward.opensOn !== null && asOf < reward.opensOn) || (reward.closesOn !== null && asOf > reward.closesOn)) {
    return reject('REWARD_UNAVAILABLE', { state: reward.state, opensOn: reward.opensOn, closesOn: reward.closesOn })
  }
  if (reward.tiers !== null && !reward.tiers.includes(member.tier)) {
    return reject('TIER_NOT_ENTITLED', { tier: member.tier, tiers: reward.tiers })
  }
  const limit = redemptionLimit(reward, member.tier)
  if (limit !== null && member.alreadyRedeemed + quantity > limit) {
    return reject('REWARD_LIMIT_REACHED', { limit, alreadyRedeemed: member.alreadyRedeemed, quantity })
  }
  if (reward.stockLeft !== null && reward.stockLeft < quantity) {
    return reject('REWARD_SOLD_OUT', { stockLeft: reward.stockLeft, quantity })
  }
  const points = reward.pointsPrice * quantity
  const quoted = checkQuoted(request.quotedPoints, points)
  if (!quoted.ok) return quoted
  if (points === 0) return accept({ points, entries: [], draws: [] })
  const held = hold({ balances: member.balances, lots: member.lots, points, asOf })
  return held.ok ? accept({ points, ...held.value }) : held
}

/** How many a member of a tier may have: the stricter of the limit for all and the one for the tier; null: no limit (req. 3.1). */
export function redemptionLimit(
  reward: Pick<RedeemRequest['reward'], 'perMemberLimit' | 'perTierLimits'>,
  tier: string,
): number | null {
  const own = reward.perTierLimits?.[tier] ?? null
  if (own === null || reward.perMemberLimit === null) return own ?? reward.perMemberLimit
  return Math.min(own, reward.perMemberLimit)
}
