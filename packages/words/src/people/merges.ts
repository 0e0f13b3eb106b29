import type { MergeRequestState } from '@cheyou/contract/codes'

/** How it is with a merge that a second person decides on. */
export const mergeRequestStateNames: Readonly<Record<MergeRequestState, string>> = {
  pending: '待审批',
  merged: '已合并',
  refused: '已拒绝',
}
