import { terms } from '../terms.ts'
import type { platformRefusals } from '@cheyou/contract/refusals'
import type { Facts, NotDeskOnly, Wordings } from '../refusals/sentence.ts'

const again = `${terms.tryLater}。`

/** `retryAfterSeconds` comes with the codes that ask to wait. */
export function wait({ retryAfterSeconds }: Facts): string {
  if (typeof retryAfterSeconds !== 'number' || retryAfterSeconds <= 0) return '请稍等片刻再试。'
  const seconds = Math.ceil(retryAfterSeconds)
  return seconds < 90 ? `请 ${seconds} 秒后再试。` : `请 ${Math.ceil(seconds / 60)} 分钟后再试。`
}

export const platformWords = {
  BODY_TOO_LARGE: { title: '提交的内容太长', hint: '请删减一些再提交。' },
  CLIENT_OUTDATED: {
    title: '版本太旧，需要更新',
    hint: { owner: '请关闭小程序后重新打开。', staff: '请关闭小程序后重新打开。', desk: '请刷新页面。' },
  },
  ENCODING_UNSUPPORTED: { title: '没有提交成功', hint: '提交的内容无法读取，请刷新后再试。' },
  IDEMPOTENCY_KEY_MISSING: { title: '没有提交成功', hint: '请刷新后再试。' },
  IDEMPOTENCY_KEY_REUSED: { title: '没有提交成功', hint: '内容有改动，请再点一次。' },
  IDEMPOTENCY_KEY_RUNNING: { title: '上一次提交还在处理', hint: '请稍等几秒再看结果。' },
  INPUT_INVALID: { title: '有内容填得不对', hint: '请检查标出的地方。' },
  INTERNAL_ERROR: { title: '出了点问题', hint: `我们已经记录下来，${again}` },
  NOT_FOUND: {
    title: terms.notFound,
    hint: {
      owner: '它可能已经不在了，请返回刷新。',
      staff: '它可能已经不在了，请返回刷新。',
      desk: '它可能已被移走，或不属于您的门店。',
    },
  },
  RATE_LIMITED: { title: '操作太频繁', hint: wait },
  SERVICE_BUSY: { title: '系统正忙', hint: again },
  WECHAT_BUSY: { title: '微信正忙', hint: again },
  WECHAT_RATE_LIMITED: { title: '登录太频繁', hint: '请过一分钟再试。' },
  WECHAT_RISK_USER: { title: '微信提示这个账号有风险', hint: '请到门店，由接待人员协助。' },
  WECHAT_UNREACHABLE: { title: '暂时连不上微信', hint: again },
} as const satisfies Wordings<NotDeskOnly<typeof platformRefusals>>
