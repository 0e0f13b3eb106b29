import type { AdjustmentState } from '@cheyou/contract/codes'

export const adjustmentStateNames: Readonly<Record<AdjustmentState, string>> = {
  pending: '待审批',
  posted: '已入账',
  refused: '已拒绝',
}
