import type { RedemptionFacts } from '@cheyou/contract'
import { points, redemptionStateNames, shortDay, voucherLimits, voucherStateName } from '@cheyou/words'

/** What it is, and how many: `车载香氛 × 2`. */
export function redemptionTitle({ rewardName, quantity }: Pick<RedemptionFacts, 'rewardName' | 'quantity'>): string {
  return quantity > 1 ? `${rewardName} × ${quantity}` : rewardName
}

/** What a voucher is good for (req. 3.3): `满 ¥300 可用，限定期保养，抵扣工时`. */
export function voucherTerms(voucher: NonNullable<RedemptionFacts['voucher']>): string {
  return voucherLimits(voucher).join('，') || '各项消费都能用'
}

/** How it is with a redemption, a voucher by what is left of it. */
export function redemptionStateName({ state, voucher }: RedemptionFacts): string {
  if (voucher === null) return redemptionStateNames[state]
  return voucherStateName({ state, leftFen: voucher.leftFen, isOver: !voucher.usable })
}

/** The last day, and what returns after it: `12月18日前领取，过期退回 200 积分`. */
export function lastDayLine({ state, voucher, collectBy, points: held }: RedemptionFacts): string {
  const until = `${shortDay(collectBy)}前${voucher === null ? '领取' : '使用'}`
  return state === 'held' && held > 0 ? `${until}，过期退回 ${points(held)} 积分` : until
}

/** Where it is collected: `在一店、二店领取`; at every store nothing needs to be said. */
export function whereLine({ stores }: Pick<RedemptionFacts, 'stores'>): string | null {
  return stores === null ? null : `在${stores.join('、')}领取`
}

/** Whether it is still something to show at the shop: held, or a voucher with something left. */
export function isOpen({ state, voucher }: RedemptionFacts): boolean {
  return voucher === null ? state === 'held' : voucher.usable
}
