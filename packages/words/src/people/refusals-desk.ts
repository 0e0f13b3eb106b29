import type { peopleRefusals } from '@cheyou/contract/refusals'
import { wait } from '../platform/refusals.ts'
import type { DeskOnly, Wordings } from '../refusals/sentence.ts'

export const peopleDeskWords = {
  ACCOUNT_LOCKED: { title: '输错次数太多，账号已暂时锁定', hint: wait },
  MERGE_OPEN: {
    title: '被合并的会员还有没办完的事',
    hint: '请先办完待领取的兑换、待审批的调整和协议价，再合并。',
  },
  MERGE_OWN: { title: '自己申请的合并要由另一个人审批', hint: '' },
  MERGE_STATE: { title: '这份合并申请已经处理过', hint: '请刷新后再看。' },
  ORIGIN_REFUSED: { title: '请求来自别的网址，已被拒绝', hint: '请从管理台的网址打开本页。' },
  SIGN_IN_REFUSED: { title: '登录名、密码或动态码不正确', hint: '' },
} as const satisfies Wordings<DeskOnly<typeof peopleRefusals>>
