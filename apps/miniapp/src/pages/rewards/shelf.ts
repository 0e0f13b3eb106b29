import type { Reward } from '@cheyou/contract'
import { points } from '@cheyou/words'

export const filters = [
  { value: 'all', text: '全部' },
  { value: 'affordable', text: '我能换' },
  { value: 'gift', text: '礼品' },
  { value: 'voucher', text: '代金券' },
  { value: 'service', text: '服务' },
] as const
export type Filter = (typeof filters)[number]['value']

export const orders = [
  { value: 'shop', text: '推荐' },
  { value: 'fewest', text: '积分从少到多' },
  { value: 'most', text: '从多到少' },
] as const
export type Order = (typeof orders)[number]['value']

const canHave = (reward: Reward): boolean => reward.can.includes('redeem')

/** What the chosen filter leaves of the catalogue, in the chosen order; the shop's own where prices are equal. */
export function onShelf(rows: readonly Reward[], filter: Filter, order: Order): Reward[] {
  const left = rows.filter((reward) => {
    if (filter === 'all') return true
    return filter === 'affordable' ? canHave(reward) : reward.kind === filter
  })
  if (order === 'shop') return left
  const sign = order === 'fewest' ? 1 : -1
  return left.sort((a, b) => sign * (a.pointsPrice - b.pointsPrice))
}

/** What an empty shelf says: what is missing to the nearest reward, or that the shop has none of this kind. */
export function emptyWords(
  rows: readonly Reward[],
  filter: Filter,
  redeemable: number,
): { title: string; hint: string } {
  if (rows.length === 0) return { title: '还没有上架', hint: '店里正在准备礼品，过几天再来看看。' }
  if (filter !== 'affordable') {
    const name = filters.find(({ value }) => value === filter)?.text ?? ''
    return { title: `现在没有${name}`, hint: '别的也值得看看，积分都能用。' }
  }
  const [nearest] = rows
    .filter(({ pointsPrice }) => pointsPrice > redeemable)
    .sort((a, b) => a.pointsPrice - b.pointsPrice)
  if (nearest === undefined) return { title: '现在还没有能换的', hint: '点开礼品，能看到还差什么。' }
  const missing = points(nearest.pointsPrice - redeemable)
  return { title: `再积 ${missing} 分就能换${nearest.name}`, hint: '到店保养、维修，您自己付的部分都积分。' }
}
