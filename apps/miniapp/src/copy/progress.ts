import type { MemberCard } from '@cheyou/contract'
import { highestTier, points } from '@cheyou/words'

/** The way to the next tier in words (req. 1.5): `再积 320 分，升级金卡`. */
export function progressLine({ progress, tier }: Pick<MemberCard, 'progress' | 'tier'>): string {
  if (progress.next === null) return `${tier.name}${highestTier}`
  if (progress.missing === 0) return `已达到${progress.next.name}的积分，门店将联系您升级`
  return `再累计 ${points(progress.missing)} 分，升级${progress.next.name}`
}
