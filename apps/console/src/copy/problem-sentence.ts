import { deskSentence } from '@cheyou/words'
import { ApiError } from '../api/api-error.ts'
import type { TransportCode } from '../api/api-error.ts'

/** What only this side of the wire knows. */
const own: Readonly<Record<TransportCode, string>> = {
  SERVER_UNREACHABLE: '连不上服务器，请检查网络后再试。',
  ANSWER_LATE: '服务器迟迟没有回应，请稍后再试。',
  ANSWER_UNREADABLE: '服务器的回应看不懂，可能正在升级，请稍后再试。',
}

const isOwn = (code: string): code is TransportCode => Object.hasOwn(own, code)

/** What happened, in a sentence for the person at the desk; the server's own for a code that came later. */
export function problemSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return '页面出错了，请刷新后再试。'
  const { code, facts, title } = error.problem
  if (isOwn(code)) return own[code]
  return deskSentence(code, facts) ?? (title === '' ? '操作没有成功，请稍后再试。' : title)
}
