import type {
  AdjustmentState,
  AgreementState,
  DiscountApprovalState,
  LineKind,
  Payer,
  PostingKind,
  RewardKind,
  Role,
  StockMovementKind,
} from '@cheyou/contract/codes'

/** Fixed codes of the contract. Tiers and work types are the shop's own data and come with their names. */
export const roleLabels: Readonly<Record<Role, string>> = {
  reception: '接待',
  technician: '维修技师',
  care: '客户关爱专员',
  manager: '店长',
  group_admin: '集团管理员',
}

export const payerLabels: Readonly<Record<Payer, string>> = {
  customer: '客户付',
  insurer: '保险付',
  manufacturer: '厂家付',
  internal: '内部',
}

export const postingLabels: Readonly<Record<PostingKind, string>> = {
  visit: '到店消费',
  visit_reversal: '消费更正，积分收回',
  redemption_hold: '兑换，积分预留',
  redemption_release: '取消兑换，积分退回',
  redemption: '兑换已核销',
  redemption_undo: '撤销核销',
  joining: '入会赠送',
  renewal: '积分续会',
  merge: '合并档案',
  upgrade: '积分升级',
  expiry: '积分到期',
  adjustment: '人工调整',
  source: '奖励积分',
}

const reasonLabels: Readonly<Record<string, string>> = {
  order_void: '工单作废',
  order_corrected: '工单更正',
  uncollected: '过期未领取',
}

/** Why an entry was made: a code of ours in words, or what somebody typed. */
export function reasonWords(reason: string): string {
  return Object.hasOwn(reasonLabels, reason) ? reasonLabels[reason]! : reason
}

export const adjustmentLabels: Readonly<Record<AdjustmentState, string>> = {
  pending: '待审批',
  posted: '已入账',
  refused: '已拒绝',
}

export const discountApprovalLabels: Readonly<Record<DiscountApprovalState, string>> = {
  pending: '待审批',
  approved: '已批准',
  refused: '已拒绝',
  used: '已使用',
  withdrawn: '已改报',
  expired: '过期未用',
}

export const agreementLabels: Readonly<Record<AgreementState, string>> = {
  coming: '未生效',
  in_force: '生效中',
  over: '已到期',
  ended: '已终止',
}

export const rewardKindLabels: Readonly<Record<RewardKind, string>> = {
  gift: '礼品',
  voucher: '代金券',
  service: '服务',
}

export const lineKindLabels: Readonly<Record<LineKind, string>> = { labour: '工时', part: '配件' }

export const stockMovementLabels: Readonly<Record<StockMovementKind, string>> = {
  opening: '上架',
  delivery: '进货',
  count: '盘点',
  uncounted: '不再计数',
}
