import { phoneLine, phoneSentence, type Facts, type Sentence, terms } from '@cheyou/words'
import type { Failure, PhoneCode } from '../api/failure.ts'

/** What only a phone meets, before there is an answer. */
const own: Readonly<Record<PhoneCode, Sentence>> = {
  LOGIN_GIVEN_UP: { title: '还没有登录', hint: '登录后就能看到会员卡。' },
  OFFLINE: { title: '没有网络', hint: '请检查网络后再试。会员码离线也能用。' },
  ANSWER_UNREADABLE: { title: '收到的不是车友会的内容', hint: '这个网络可能要先登录。请换个网络，或稍后再试。' },
  TIMEOUT: { title: '网络太慢，没有等到回应', hint: '可以放心再试，不会重复提交。' },
  WECHAT_MISSING: { title: '请在微信里打开', hint: '登录要用到您的微信账号。' },
}

/** What happened, told to staff: the owner's code is no help to them, and only what was sent by a key can be said not to come twice. */
const atWork: Partial<Record<PhoneCode, (keyed: boolean) => Sentence>> = {
  OFFLINE: (keyed) => ({
    title: own.OFFLINE.title,
    hint: keyed ? '请检查网络后再试，不会重复提交。' : '请检查网络后再试。',
  }),
  TIMEOUT: (keyed) => (keyed ? own.TIMEOUT : { title: own.TIMEOUT.title, hint: '可以再试一次。' }),
}

const isOwn = (code: string): code is PhoneCode => code in own

/** What went wrong, to the person holding the phone; the server's own words for a code that this version does not know. */
export function sentenceOf({ code, facts, title, fields, reader, keyed }: Failure): Sentence {
  if (isOwn(code)) return (reader === 'staff' && atWork[code]?.(keyed)) || own[code]
  const sentence = phoneSentence(code, facts, reader)
  if (sentence === undefined) return { title: title === '' ? '没有成功' : title, hint: `${terms.tryLater}。` }
  const field = code === 'INPUT_INVALID' ? fields[0] : undefined
  return field === undefined ? sentence : { ...sentence, hint: field.message }
}

interface Refusal {
  code: string
  facts: Facts
}

/** Why something is not possible now, as the server's answer to staff says it beside the thing. */
export function refusalSentence({ code, facts }: Refusal): Sentence {
  return phoneSentence(code, facts, 'staff') ?? { title: '现在不能这样做', hint: '' }
}

/** The same in one short line, on a card. */
export function refusalLine({ code, facts }: Refusal): string {
  return phoneLine(code, facts) ?? '现在不能这样做'
}
