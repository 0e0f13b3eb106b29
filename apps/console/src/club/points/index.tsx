import { listAdjustments } from '@cheyou/contract/routes'
import { adjustmentStateNames, trackNames, terms } from '@cheyou/words'
import { byLine } from '../../kit/by-line.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { AdjustmentButtons } from './adjustment-buttons.tsx'
import { Outstanding } from './outstanding.tsx'

const adjustments = defineList(listAdjustments, {
  name: 'adjustments',
  title: terms.adjustment,
  unit: '笔',
  idOf: ({ adjustmentId }) => adjustmentId,
  filters: [
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      options: (page) =>
        optionsOf({
          ...adjustmentStateNames,
          pending: page?.pending ? `待审批 ${page.pending}` : adjustmentStateNames.pending,
        }),
    },
    { kind: 'days', from: 'from', to: 'to', label: '提交日期' },
  ],
  columns: [
    {
      key: 'member',
      title: '会员',
      width: 128,
      value: ({ memberName }) => memberName,
      under: { title: '卡号', value: ({ cardNumber }) => cardNumber },
    },
    { key: 'redeemable', title: trackNames.redeemable, kind: 'change', value: ({ redeemable }) => redeemable },
    { key: 'qualifying', title: trackNames.qualifying, kind: 'change', value: ({ qualifying }) => qualifying },
    {
      key: 'reason',
      title: '原因',
      width: 200,
      value: ({ reason }) => reason,
      under: { title: '拒绝的原因', value: ({ refusalReason }) => refusalReason && `拒绝：${refusalReason}` },
    },
    byLine({
      key: 'proposed',
      title: '提交',
      name: ({ proposedBy }) => proposedBy,
      at: ({ proposedAt }) => proposedAt,
    }),
    byLine({
      key: 'decided',
      title: '审批',
      name: ({ decidedBy, state }) => decidedBy ?? (state === 'posted' ? '额度内，无须审批' : null),
      at: ({ decidedAt }) => decidedAt,
    }),
    { key: 'state', title: '状态', width: 96, value: ({ state }) => adjustmentStateNames[state] },
  ],
  actions: AdjustmentButtons,
  empty: '还没有人工调整。在会员的详情里可以调整积分。',
})

/** Points of the club: what is outstanding and when it expires, manual adjustments and their approval (req. 2.5, 2.7). */
export default function PointsPage() {
  return <ListPage list={adjustments} title="积分" above={<Outstanding />} />
}
