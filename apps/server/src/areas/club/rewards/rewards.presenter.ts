import { picturePath, rewardOnShow as onShow, type Reward as RewardAnswer, type RewardOnShow } from '@cheyou/contract'
import { redeemReward, redemptionLimit, type RedeemRequest } from '@cheyou/domain'
import { nameIn } from '@cheyou/words'
import { redeemable, type Reward } from './rewards.repository.ts'

/** What a reward's codes are called, and the days to collect where it does not say. */
export interface Shop {
  /** Lowest first. */
  tiers: readonly { code: string; name: string }[]
  stores: readonly { id: string; name: string }[]
  workTypes: readonly { code: string; name: string }[]
  holdDays: number
}

/** The most pieces of one request to redeem. */
const AT_ONCE = 20

/** A reward as everybody sees it. */
export function rewardOnShow(reward: Reward, shop: Shop): RewardOnShow {
  return {
    ...sharedTerms(reward),
    rewardId: reward.id,
    pictureUrl: reward.picture === null ? null : picturePath(reward.picture),
    tiers: tiersOf(reward, shop),
    stores: shop.stores.filter((store) => reward.storeIds?.includes(store.id) ?? true).map((store) => store.name),
    validDays: reward.validDays ?? shop.holdDays,
    voucher: voucherOf(reward, shop),
  }
}

/** What the answer and the reward's row both have. */
type Shared = Pick<Reward, keyof Reward & keyof RewardOnShow>

function sharedTerms(reward: Reward): Shared {
  const shown = Object.keys(onShow.shape)
  return Object.fromEntries(Object.entries(reward).filter(([key]) => shown.includes(key))) as unknown as Shared
}

/** A reward with whether this member may redeem it now, decided by the same function that redeems. */
export function rewardAnswer(
  reward: Reward,
  member: Omit<RedeemRequest['member'], 'alreadyRedeemed'>,
  shop: Shop,
  asOf: string,
): RewardAnswer {
  const { perMemberLimit, alreadyRedeemed } = reward
  const terms = redeemable(reward)
  const decision = redeemReward({ reward: terms, member: { ...member, alreadyRedeemed }, quantity: 1, asOf })
  const myLimit = redemptionLimit(terms, member.tier)
  return {
    ...rewardOnShow(reward, shop),
    perMemberLimit,
    myLimit,
    alreadyRedeemed,
    quantityMax: decision.ok ? mostAtOnce(reward, myLimit, member.balances.redeemable) : 0,
    can: decision.ok ? ['redeem'] : [],
    refusal: decision.ok ? null : { code: decision.code, facts: { ...decision.facts } },
  }
}

/** Of a reward that can be redeemed once: how many at once. A voucher is one piece with its own rest. */
function mostAtOnce(
  { kind, stockLeft, pointsPrice, alreadyRedeemed }: Reward,
  limit: number | null,
  points: number,
): number {
  if (kind === 'voucher') return 1
  const affordable = pointsPrice === 0 ? AT_ONCE : Math.floor(points / pointsPrice)
  return Math.min(AT_ONCE, affordable, stockLeft ?? AT_ONCE, limit === null ? AT_ONCE : limit - alreadyRedeemed)
}

/** Whose a reward is; tiers that rules no longer know are left out. */
function tiersOf({ tiers }: Reward, shop: Shop): RewardAnswer['tiers'] {
  if (tiers === null) return null
  const first = shop.tiers.findIndex(({ code }) => tiers.includes(code))
  const admitted = shop.tiers.filter(({ code }) => tiers.includes(code))
  const andAbove = first >= 0 && admitted.length === shop.tiers.length - first
  return { names: admitted.map(({ name }) => name), andAbove }
}

function voucherOf({ faceFen, minimumSpendFen, workTypes, lineKinds }: Reward, shop: Shop): RewardAnswer['voucher'] {
  if (faceFen === null) return null
  const named = (code: string) => nameIn('workType', shop.workTypes, code)
  return { faceFen, minimumSpendFen: minimumSpendFen ?? 0, workTypes: workTypes?.map(named) ?? null, lineKinds }
}
