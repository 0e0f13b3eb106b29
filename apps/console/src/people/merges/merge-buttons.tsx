import type { MergeRequest } from '@cheyou/contract'
import { approveMerge, refuseMerge } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { DecisionButtons } from '../../kit/decision-buttons.tsx'
import { useIntent } from '../../kit/use-intent.ts'

/** What a merge changes on the screens of the desk. */
const refreshes = ['merge-requests', 'duplicates', 'members', 'member', 'points']

/** Approving or refusing what another person asked for; nothing for who asked. */
export function MergeButtons({ row }: { readonly row: MergeRequest }) {
  const { mergeRequestId, keptName, mergedName, can, reason } = row
  const params = { mergeRequestId }
  const approving = useIntent((key) => call(approveMerge, { params, body: {}, key }), { refreshes })
  const refusing = useIntent((key, body: { readonly reason: string }) => call(refuseMerge, { params, body, key }), {
    refreshes,
  })
  if (can.length === 0) return null
  return (
    <DecisionButtons
      reason={reason}
      approve={{
        title: `把${mergedName}并入${keptName}？`,
        about: '车辆、到店记录和积分都会跟过去，合并后不能拆开。',
        intent: approving,
        done: `已并入${keptName}。`,
      }}
      refuse={{
        title: '拒绝这次合并',
        placeholder: '写给申请的同事：为什么不合并',
        intent: refusing,
        done: '已拒绝，两份档案照旧。',
      }}
    />
  )
}
