import type { visitRefusals } from '@cheyou/contract/refusals'
import { yuan } from '../formats/money.ts'
import { ifNumber, type Wordings } from '../refusals/sentence.ts'

export const visitWords = {
  ORDER_NUMBER_TAKEN: { title: '这个工单号已经登记过', hint: '请核对工单号，不要重复登记。' },
  VISIT_STATE: { title: '这张工单不能这样操作', hint: '它可能已经作废。' },
  VISIT_SUM_CHANGED: {
    title: '应付金额刚刚变动',
    hint: ({ quotedFen, customerFen }) =>
      ifNumber(quotedFen, (told) => ifNumber(customerFen, (asked) => `刚才是 ${yuan(told)}，现在是 ${yuan(asked)}。`)) +
      '请和车主核对新的金额，再点结算。',
  },
} as const satisfies Wordings<typeof visitRefusals>
