import { terms } from '../terms.ts'
import type {
  LineKind,
  RedemptionChangeAction,
  RedemptionState,
  RewardKind,
  StockMovementKind,
} from '@cheyou/contract/codes'
import { yuan } from '../formats/money.ts'
import { lineKindsIn } from '../visits/lines.ts'

export const faceValueMissing = '请填写面值'

export const rewardKindNames: Readonly<Record<RewardKind, string>> = {
  gift: '礼品',
  voucher: '代金券',
  service: '服务',
}

export const redemptionStateNames: Readonly<Record<RedemptionState, string>> = {
  held: '待领取',
  handed_over: '已领取',
  cancelled: '已取消',
  expired: '已过期',
}

export const redemptionActionNames: Readonly<Record<RedemptionChangeAction, string>> = {
  hand_over: '核销',
  undo_hand_over: terms.undoHandOver,
  cancel: '取消',
  expire: '过期',
  use: '到店使用',
  correct: '账单更正，余额跟着变',
  return: '工单作废，券退回',
}

/** A hand-over that is undone, and what that means before it is done. */
export const handOverUndone = '已撤销，变回待领取'
export const undoneMeans = '变回待领取，可以再核销或取消；记录会留下，写明谁撤销、为什么。'

export const stockMovementNames: Readonly<Record<StockMovementKind, string>> = {
  opening: '上架',
  delivery: '进货',
  count: '盘点',
  uncounted: terms.uncounted,
}

interface Voucher {
  readonly state: RedemptionState
  /** What can still be used; 0 when it is used up. */
  readonly leftFen: number
  /** Whether its last day is over. */
  readonly isOver: boolean
}

/** How it is with a voucher, by what is left of it: `未使用`, `还剩 ¥40`. */
export function voucherStateName({ state, leftFen, isOver }: Voucher): string {
  if (state === 'held') return isOver ? '已过期' : '未使用'
  if (state !== 'handed_over') return redemptionStateNames[state]
  if (leftFen === 0) return '已用完'
  return isOver ? '余额已过期' : `还剩 ${yuan(leftFen)}`
}

interface VoucherLimits {
  readonly minimumSpendFen: number
  /** Names; null: all. */
  readonly workTypes: readonly string[] | null
  readonly lineKinds: readonly LineKind[] | null
}

/** What a voucher is good for (req. 3.3): `满 ¥300 可用`, `限定期保养`, `抵扣工时`; empty: for everything. */
export function voucherLimits({ minimumSpendFen, workTypes, lineKinds }: VoucherLimits): string[] {
  return [
    ...(minimumSpendFen === 0 ? [] : [`满 ${yuan(minimumSpendFen)} 可用`]),
    ...(workTypes === null ? [] : [`限${workTypes.join('、')}`]),
    ...(lineKinds === null ? [] : [`抵扣${lineKindsIn(lineKinds)}`]),
  ]
}
