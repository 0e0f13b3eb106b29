import { listMergeRequests } from '@cheyou/contract/routes'
import { mergeRequestStateNames } from '@cheyou/words'
import { byLine } from '../../kit/by-line.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { MergeAny } from './merge-any.tsx'
import { MergeButtons } from './merge-buttons.tsx'

const merges = defineList(listMergeRequests, {
  name: 'merge-requests',
  title: '合并审批',
  about: '手机号、证件号和姓名都不相同的两份档案，合并前要由另一位店长核对。合并后不能拆开。',
  unit: '笔',
  idOf: ({ mergeRequestId }) => mergeRequestId,
  filters: [
    { kind: 'segments', name: 'state', label: '状态', initial: 'pending', options: optionsOf(mergeRequestStateNames) },
    { kind: 'days', from: 'from', to: 'to', label: '申请日期' },
  ],
  columns: [
    { key: 'merged', title: '并入的档案', width: 152, value: ({ mergedName }) => mergedName },
    { key: 'kept', title: '保留的档案', width: 152, value: ({ keptName }) => keptName },
    {
      key: 'reason',
      title: '原因',
      width: 200,
      value: ({ reason }) => reason,
      under: { title: '拒绝的原因', value: ({ refusalReason }) => refusalReason && `拒绝：${refusalReason}` },
    },
    byLine({ key: 'asked', title: '申请', name: ({ askedBy }) => askedBy, at: ({ askedAt }) => askedAt }),
    byLine({ key: 'decided', title: '审批', name: ({ decidedBy }) => decidedBy, at: ({ decidedAt }) => decidedAt }),
    { key: 'state', title: '状态', width: 96, value: ({ state }) => mergeRequestStateNames[state] },
  ],
  actions: MergeButtons,
  empty: ({ state }) => (state === 'pending' ? '现在没有等待审批的合并。' : '没有这样的合并申请。'),
})

/** Merges of archives that share nothing: asked for by one person, decided by another (req. 1.7). */
export default function MergesPage() {
  return <ListPage list={merges} head={MergeAny} />
}
