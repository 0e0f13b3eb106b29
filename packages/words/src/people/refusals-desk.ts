import type { peopleRefusals } from '@cheyou/contract/refusals'
import { wait } from '../platform/refusals.ts'
import { ifNumber, ifText, type DeskOnly, type Wordings } from '../refusals/sentence.ts'

export const peopleDeskWords = {
  ACCENT_FAINT: {
    title: '这个颜色太浅，白底上的字看不清',
    hint: ({ contrast, needed, darker }) =>
      ifNumber(
        contrast,
        (found) => `对比度只有 ${found}，至少要 ${String(needed)}。深一点就可以，例如 ${String(darker)}。`,
      ),
  },
  ACCOUNT_LOCKED: { title: '输错次数太多，账号已暂时锁定', hint: wait },
  COUNT_CHANGED: {
    title: '符合条件的项数已经变了',
    hint: (facts) => `${ifNumber(facts['now'], (now) => `现在是 ${now} 项。`)}什么都没有做，请核对以后重新选择。`,
  },
  CLUB_CHANGED: { title: '车友会资料刚被别人改过', hint: '请刷新后再改。' },
  CONSENT_CHANGED: { title: '刚有人发布了新的隐私说明', hint: '请刷新，在新版本上修改。' },
  FIRST_RUN_LINK: {
    title: '这个链接已经失效',
    hint: '车友会已建好就直接登录；还没有的话，请重启服务，用新打印的链接。',
  },
  LOGIN_NAME_TAKEN: { title: '这个登录名已经有人用', hint: '请换一个。' },
  MERGE_OPEN: {
    title: '被合并的会员还有没办完的事',
    hint: '请先办完待领取的兑换、待审批的调整和协议价，再合并。',
  },
  MERGE_OWN: { title: '自己申请的合并要由另一个人审批', hint: '' },
  MERGE_STATE: { title: '这份合并申请已经处理过', hint: '请刷新后再看。' },
  ORIGIN_REFUSED: { title: '请求来自别的网址，已被拒绝', hint: '请从管理台的网址打开本页。' },
  OTP_WRONG: { title: '动态码不对', hint: '请看验证器上现在的 6 位数字，并核对手机时间。' },
  SIGN_IN_REFUSED: { title: '登录名、密码或动态码不正确', hint: '' },
  STAFF_BEYOND: {
    title: '这超出了您的管理范围',
    hint: '店长只能管理本店、岗位不高于自己的员工，请找集团管理员。',
  },
  STAFF_DISABLED: { title: '这位员工已停用', hint: '请先恢复，再操作。' },
  STORE_CHANGED: { title: '这家门店刚被别人改过', hint: '请关闭后重新打开再改。' },
  STORE_COLLECTS: {
    title: '还有礼品只在这家门店领取',
    hint: ({ rewards }) => ifText(rewards, (names) => `${names}。`) + `请先给它们换领取门店，等已兑换的领完，再停用。`,
  },
  STORE_LAST: { title: '这是最后一家门店，不能停用', hint: '请先新增别的门店。' },
  STORE_NAME_TAKEN: { title: '已有同名的门店（可能已停用）', hint: '请换一个名称。' },
  STORE_STAFFED: {
    title: '还有员工只在这家门店',
    hint: ({ staff }) => ifText(staff, (names) => `${names}。`) + `请先把他们调到别的门店，或停用。`,
  },
  STAFF_SELF: { title: '自己的账号不能自己改', hint: '请找另一位管理员。' },
} as const satisfies Wordings<DeskOnly<typeof peopleRefusals>>
