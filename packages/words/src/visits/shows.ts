import type { VisitShow } from '@cheyou/contract/codes'

export const visitShowNames: Readonly<Record<VisitShow, string>> = {
  settled: '已结算',
  void: '已撤销',
  refund: '退款',
}

/** Who settled a visit that nobody of the staff did. */
export const settledBySystem = '售后系统'
