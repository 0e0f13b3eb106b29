import { listDiscountApprovals } from '@cheyou/contract/routes'
import { discountApprovalStateNames, terms } from '@cheyou/words'
import { byLine } from '../../kit/by-line.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { ApprovalButtons } from './approval-buttons.tsx'

const approvals = defineList(listDiscountApprovals, {
  name: 'discount-approvals',
  title: terms.discountApprovals,
  about: '接待在结算时申请的、超出岗位额度的优惠。批准后当天在本店对这辆车使用一次，次日作废。',
  unit: '笔',
  idOf: ({ approvalId }) => approvalId,
  filters: [
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      initial: 'pending',
      options: (page) =>
        optionsOf({
          ...discountApprovalStateNames,
          pending: page?.pending
            ? `${discountApprovalStateNames.pending} ${page.pending}`
            : discountApprovalStateNames.pending,
        }),
    },
    { kind: 'days', from: 'from', to: 'to', label: '申请日期' },
  ],
  columns: [
    {
      key: 'car',
      title: '客户与车',
      width: 136,
      value: ({ memberName }) => memberName,
      under: { title: '车牌', value: ({ plate }) => plate ?? '无牌照' },
    },
    { key: 'bill', title: '应付', kind: 'fen', width: 112, value: ({ billFen }) => billFen },
    {
      key: 'amount',
      title: terms.askDiscount,
      kind: 'fen',
      width: 112,
      value: ({ amountFen }) => amountFen,
      under: { title: '占应付', value: ({ amountFen, billFen }) => shareOf(amountFen, billFen) },
    },
    {
      key: 'reason',
      title: '原因',
      width: 184,
      value: ({ reason }) => reason,
      under: { title: '拒绝的原因', value: ({ refusalReason }) => refusalReason && `拒绝：${refusalReason}` },
    },
    byLine({
      key: 'asked',
      title: '申请',
      width: 168,
      name: ({ askedBy, storeName }) => `${askedBy}（${storeName}）`,
      at: ({ askedAt }) => askedAt,
    }),
    byLine({ key: 'decided', title: '审批', name: ({ decidedBy }) => decidedBy, at: ({ decidedAt }) => decidedAt }),
    {
      key: 'state',
      title: '状态',
      width: 112,
      value: ({ state }) => discountApprovalStateNames[state],
      under: { title: '工单', value: ({ orderNumber }) => orderNumber },
    },
  ],
  actions: ApprovalButtons,
  empty: ({ state }) => (state === 'pending' ? '现在没有等待审批的优惠。' : '没有这样的优惠申请。'),
  // A customer waits at the till meanwhile.
  refreshMs: 10_000,
})

function shareOf(amountFen: number, billFen: number): string | null {
  return billFen > 0 ? `应付的 ${Math.round((amountFen / billFen) * 100)}%` : null
}

/** What the till asked for, newest first; what waits can be decided here, not by who asked (req. 3.5). */
export default function DiscountsPage() {
  return <ListPage list={approvals} />
}
