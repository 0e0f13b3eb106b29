import type { LineKind, Payer, PostingKind, RedemptionState, Role } from '@cheyou/contract'
import type { StatementEntry } from '@cheyou/contract'
import { signedPoints } from './format.ts'

export const payerNames: Record<Payer, string> = {
  customer: '客户付',
  insurer: '保险付',
  manufacturer: '厂家付',
  internal: '内部',
}

export const lineKindNames: Record<LineKind, string> = { labour: '工时', part: '配件' }

export const roleNames: Record<Role, string> = {
  reception: '接待',
  technician: '维修',
  care: '客户关爱',
  manager: '客户经理',
  group_admin: '集团管理',
}

export const redemptionStateNames: Record<RedemptionState, string> = {
  held: '待领取',
  handed_over: '已领取',
  cancelled: '已取消',
  expired: '已过期',
}

const postingNames: Record<PostingKind, string> = {
  visit: '到店消费',
  visit_reversal: '消费更正',
  redemption_hold: '兑换',
  redemption_release: '兑换取消，退回积分',
  redemption: '领取',
  redemption_undo: '撤销领取',
  joining: '入会赠送',
  renewal: '续会',
  merge: '合并档案',
  upgrade: '升级',
  expiry: '积分到期',
  adjustment: '门店调整',
  source: '奖励',
}

/** What an entry of the statement is about: `到店消费 · 沪A12345`, `兑换 · 保养套餐`. */
export function entryTitle({ kind, subject }: StatementEntry): string {
  const about =
    kind === 'visit' || kind === 'visit_reversal' ? subject.plate : (subject.rewardName ?? subject.sourceName)
  return about === null ? postingNames[kind] : `${postingNames[kind]} · ${about}`
}

/** What an entry gave or took; empty for one that only moved points, as handing over does with those held before. */
export function entryChange({ redeemable, qualifying }: StatementEntry): string {
  return redeemable === 0 && qualifying === 0 ? '' : signedPoints(redeemable)
}

const reasonNames: Record<string, string> = {
  order_void: '工单作废',
  order_corrected: '工单更正',
  uncollected: '过期未领取',
}

/** Why an entry was made: a code of ours in words, or what somebody typed. */
export function reasonWords(reason: string): string {
  return reasonNames[reason] ?? reason
}

/** What a warning in the preview of a visit means; unknown ones are shown by their code, never swallowed. */
export function warningLine({ code, facts }: { code: string; facts: Record<string, unknown> }): string {
  if (code.startsWith('ODOMETER')) {
    const last = facts['earlierKm']
    return typeof last === 'number' ? `里程比上次（${last} km）还小，请核对` : '里程比上次还小，请核对'
  }
  if (code === 'MEMBERSHIP_LAPSED') return '会员资格已到期：仍然累积积分，续期后才能使用'
  return `请留意：${code}`
}
