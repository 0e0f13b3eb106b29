import { terms } from '../terms.ts'
import type { PostingKind, Track } from '@cheyou/contract/codes'

export const trackNames: Readonly<Record<Track, string>> = {
  qualifying: '累计积分',
  redeemable: '可兑换积分',
}

export const postingNames: Readonly<Record<PostingKind, string>> = {
  visit: '到店消费',
  visit_reversal: '消费更正',
  visit_refund: '退款扣回',
  redemption_hold: '兑换',
  redemption_release: '取消兑换，退回积分',
  redemption: '核销',
  redemption_undo: terms.undoHandOver,
  joining: terms.joiningGift,
  renewal: terms.renewByPoints,
  upgrade: '用积分升级',
  merge: terms.mergeArchives,
  expiry: terms.pointsExpire,
  adjustment: terms.adjustment,
  source: '奖励积分',
}

export const noneExpiring = '没有会到期的积分'
export const pointsExpiry = '积分有效期'
export const recentPoints = '最近的积分'

const reasonNames: ReadonlyMap<string, string> = new Map([
  ['order_void', '工单作废'],
  ['order_corrected', '工单更正'],
  ['refund_reckoned_again', '退款重新计算'],
  ['uncollected', '过期未领取'],
])

/** Why an entry was made: a code of ours in words, or what somebody typed. */
export function reasonWords(reason: string): string {
  return reasonNames.get(reason) ?? reason
}
