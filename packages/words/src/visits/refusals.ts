import type { visitRefusals } from '@cheyou/contract/refusals'
import { yuan } from '../formats/money.ts'
import { ifNumber, type DeskOnly, type Facts, type NotDeskOnly, type Wordings } from '../refusals/sentence.ts'

/** Only the console is told. */
export const visitDeskWords = {
  TEMPLATE_NAME_TAKEN: { title: '已有同名的常用项目（可能已停用）', hint: '请换一个名称，或恢复那一个。' },
} as const satisfies Wordings<DeskOnly<typeof visitRefusals>>

export const visitWords = {
  DRAFT_SETTLED: { title: '这张挂单已经结算', hint: '请在会员的到店记录里核对，不要重复登记。' },
  DRAFT_TAKEN_OVER: {
    title: '这张挂单换了人',
    hint: ({ name }) => `已由 ${typeof name === 'string' ? name : '别人'} 接手。要在这里继续，请从未完成里接手。`,
  },
  ORDER_NUMBER_TAKEN: { title: '这个工单号已经登记过', hint: '请核对工单号，不要重复登记。' },
  VISIT_IMPORTED: {
    title: '这张工单来自售后系统',
    hint: '请在售后系统里作废或更正，下次导入会跟着变；急用请集团管理员办理。',
  },
  VISIT_NEEDS_MANAGER: { title: '这么大的金额要由店长登记', hint: overLimit },
  VISIT_STATE: { title: '这张工单不能这样操作', hint: '它可能已经撤销，或刚刚更正过，请刷新再看。' },
  VISIT_SUM_CHANGED: {
    title: '应付金额刚刚变动',
    hint: ({ quotedFen, customerFen }) =>
      ifNumber(quotedFen, (told) => ifNumber(customerFen, (asked) => `刚才是 ${yuan(told)}，现在是 ${yuan(asked)}。`)) +
      '请和车主核对新的金额，再点结算。',
  },
  VISIT_TOO_LARGE: { title: '金额太大，不像是一次到店', hint: overLimit },
  VOID_NEEDS_MANAGER: { title: '只有当天的到店可以自己撤销或更正', hint: '请店长来办。' },
} as const satisfies Wordings<NotDeskOnly<typeof visitRefusals>>

function overLimit({ mostFen, numbered }: Facts): string {
  if (typeof mostFen !== 'number') return '请核对金额。'
  return numbered === false
    ? `没有工单号时最多 ${yuan(mostFen)}：请填工单号，或请店长登记。`
    : `最多 ${yuan(mostFen)}，请核对金额。`
}
