import { day } from '../formats/days.ts'
import { terms } from '../terms.ts'
import type { JoiningWay, PeriodWay, TierCause, UpgradeWay } from '@cheyou/contract/codes'

export const joiningWayNames: Readonly<Record<JoiningWay, string>> = {
  sale: '销售入会',
  own_car: '带车入会',
  spending: '消费入会',
  training: '驾培入会',
  fee: '交会费入会',
}

const periodWayNames: Readonly<Record<PeriodWay, string>> = {
  ...joiningWayNames,
  points: terms.renewByPoints,
  insurance: terms.renewByInsurance,
  founding: '创始入会',
  merge: '合并档案带来',
}

/** How a membership year began; a fee is that of joining for the first year and that of renewing later. */
export function periodName(way: PeriodWay, isFirst: boolean): string {
  return way === 'fee' && !isFirst ? '会费续会' : periodWayNames[way]
}

export const highestTier = '已是最高等级'
export const notYetMember = '还不是会员'
/** A tier that brings an advisor, before somebody is named. */
export const noAdvisorYet = '还没有指定'

export const upgradeWayNames: Readonly<Record<UpgradeWay, string>> = {
  qualifying_points: '累计积分',
  repair: terms.singleRepair,
  insurance: terms.insuranceYears,
  redeemable_points: '用积分升级',
}

/** Why a tier changed (req. 1.5). */
export const tierCauseNames: Readonly<Record<TierCause, string>> = {
  join: '入会',
  joining: '入会赠送积分',
  visit: '累计积分达到',
  source: '奖励积分达到',
  adjustment: '人工调整积分达到',
  renewal: '上一期累计积分不足，续会时调整',
  merge: terms.mergeArchives,
  merge_points: '合并档案后累计积分达到',
  taken_back: '升级的依据已收回',
  'upgrade:qualifying_points': '累计积分达到，到店确认',
  'upgrade:repair': '单次维修达到，到店确认',
  'upgrade:insurance': '连续续保达到，到店确认',
  'upgrade:redeemable_points': '用积分升级',
}

/** Why a tier changed, with the visit that was voided or corrected: `升级的依据已收回（11月18日 工单 RO7）`. */
export function tierCauseWords({
  cause,
  visit,
}: {
  cause: TierCause
  visit: { orderNumber: string; settledOn: string } | null
}): string {
  const why = tierCauseNames[cause]
  return visit === null ? why : `${why}（${day(visit.settledOn)} 工单 ${visit.orderNumber}）`
}
