import type { Reward, RewardOnShow } from '@cheyou/contract'
import { shortDay, voucherLimits } from '@cheyou/words'
import { refusalLine } from './failures.ts'

/** Whose it is: `金卡及以上可兑`, `银卡、金卡可兑`; null: everybody's. */
export function whoLine({ tiers }: Pick<RewardOnShow, 'tiers'>): string | null {
  if (tiers === null) return null
  const [lowest] = tiers.names
  if (lowest === undefined) return '暂不开放'
  if (tiers.names.length === 1) return `${lowest}可兑`
  return tiers.andAbove ? `${lowest}及以上可兑` : `${tiers.names.join('、')}可兑`
}

/** When it can be redeemed: `11月30日开始`, `11月30日至12月31日`; null: always. */
export function whenLine({ opensOn, closesOn }: Pick<RewardOnShow, 'opensOn' | 'closesOn'>): string | null {
  if (opensOn !== null && closesOn !== null) return `${shortDay(opensOn)}至${shortDay(closesOn)}`
  if (opensOn !== null) return `${shortDay(opensOn)}开始`
  return closesOn === null ? null : `${shortDay(closesOn)}截止`
}

/** What is missing, in words short enough for a card; null when I may redeem it. */
export function obstacleLine(reward: Reward): string | null {
  const { refusal, opensOn, myLimit } = reward
  if (refusal === null) return null
  switch (refusal.code) {
    case 'TIER_NOT_ENTITLED':
      return whoLine(reward) ?? refusalLine(refusal)
    case 'REWARD_UNAVAILABLE':
      // What has ended is not in the catalogue, so what is not open yet opens later.
      return opensOn === null ? refusalLine(refusal) : `${shortDay(opensOn)}开始`
    case 'REWARD_LIMIT_REACHED':
      return myLimit === null ? refusalLine(refusal) : `已兑满 ${myLimit} 件`
    case 'MEMBERSHIP_LAPSED':
      return '续会后可兑'
    default:
      return refusalLine(refusal)
  }
}

/** What a voucher is good for: `满 ¥300 可用，限一般维修，抵扣工时`; null: everything. */
export function voucherLine(voucher: NonNullable<RewardOnShow['voucher']>): string | null {
  return voucherLimits(voucher).join('，') || null
}
