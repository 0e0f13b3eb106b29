import type { JoiningWay, UpgradeWay } from '@cheyou/contract/codes'

export const upgradeWayLabels: Readonly<Record<UpgradeWay, string>> = {
  qualifying_points: '累计积分',
  repair: '单次维修',
  insurance: '连续续保',
  redeemable_points: '积分升级',
}

const joiningLabels: Readonly<Record<JoiningWay, string>> = {
  sale: '销售入会',
  own_car: '带车入会',
  spending: '消费入会',
  training: '驾培入会',
  fee: '交会费入会',
}

/** How a membership year began; a fee is that of joining for the first year and that of renewing later. */
export function periodLabel(via: string, isFirst: boolean): string {
  if (via === 'founding') return '创始入会'
  if (via === 'merge') return '合并档案带来'
  if (via === 'points') return '积分续会'
  if (via === 'insurance') return '续保续会'
  if (via === 'fee' && !isFirst) return '会费续会'
  return Object.hasOwn(joiningLabels, via) ? joiningLabels[via as JoiningWay] : via
}

const causes: Readonly<Record<string, string>> = {
  join: '入会',
  joining: '入会赠送积分',
  visit: '累计积分达到',
  renewal: '上一会籍期累计不足，续会时调整',
  merge: '合并档案',
  'upgrade:qualifying_points': '累计积分达到，到店确认',
  'upgrade:repair': '单次维修达到，到店确认',
  'upgrade:insurance': '连续续保达到，到店确认',
  'upgrade:redeemable_points': '用积分升级',
}

/** Why a tier changed (req. 1.5); a cause of a later version is shown as it is. */
export function tierCauseLabel(cause: string): string {
  return Object.hasOwn(causes, cause) ? causes[cause]! : cause
}

const shanghaiMinute = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** An instant as Shanghai wall time: `2026/11/22 08:30`. */
export function minuteLabel(instant: string): string {
  return shanghaiMinute.format(new Date(instant))
}
