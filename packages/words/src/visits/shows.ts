import type { VisitShow } from '@cheyou/contract/codes'

export const visitShowNames: Readonly<Record<VisitShow, string>> = {
  settled: '已结算',
  void: '已撤销',
  refund: '退款',
}
