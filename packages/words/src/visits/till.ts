import { points } from '../formats/figures.ts'
import { yuan } from '../formats/money.ts'

/** What the till says on the phone and at the counter alike. */
export const tillWords = {
  noBenefit: '不用权益',
  lastVisit: '上次到店',
  todayVisits: '今日登记',
  unconfirmed: '未确认，正在重试',
  orderNumber: '工单号（可不填）',
  odometerUnreadable: '请输入整数公里',
  lineTooMuch: '每行最多 200 万元',
  voidVisit: '撤销登记',
  correctVisit: '更正金额',
  voidThisVisit: '撤销这次登记？',
  voidExample: '例如：金额录错',
  printReceipt: '打印小票',
  voided: '已撤销，积分已收回',
} as const

/** What is odd about an odometer's reading, in its field. */
export const oddOdometerWords = {
  unreadable: tillWords.odometerUnreadable,
  backwards: '比上次少，请核对仪表盘',
  far: '比上次多了十万公里以上，请核对',
} as const

/** What this role may take off on its own: `门店优惠（最多 ¥50）`. */
export const discretionUpTo = (mostFen: number): string => `门店优惠（最多 ${yuan(mostFen)}）`

/** Why there is less than the visit gave: `这张工单有退款，已扣回可兑换 40，累计 40`. */
export const takenByRefunds = ({ qualifying, redeemable }: { qualifying: number; redeemable: number }): string =>
  `这张工单有退款，已扣回可兑换 ${points(-redeemable)}，累计 ${points(-qualifying)}`

/** `现有可兑换 1,234`. */
export const nowRedeemable = (balance: number): string => `现有可兑换 ${points(balance)}`

/** What is paid less with it, told before it is chosen: `省 ¥45`. */
export const savesWords = (savesFen: number): string => `省 ${yuan(savesFen)}`
