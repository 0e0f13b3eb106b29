import { accept, reject, type Result } from '@cheyou/domain'
import { z } from 'zod'
import { systemClock, type Clock } from '../../clock.ts'
import { createAccessTokens, type AccessTokens, type TokenFailure, type TokenStore } from './wechat-access-token.ts'
import {
  createWechatApi,
  WechatRefusedError,
  type GatewayLog,
  type WechatAnswer,
  type WechatApi,
  type WechatRequest,
} from './wechat-api.ts'

export { createMemoryTokenStore, type AccessToken, type TokenStore } from './wechat-access-token.ts'
export { WechatRefusedError, type GatewayLog } from './wechat-api.ts'

/** Who signed in; the session key WeChat sends along is dropped on arrival. */
export interface WechatSession {
  openid: string
  unionid?: string
}

export type SignInFailure = TokenFailure | 'LOGIN_CODE_INVALID' | 'WECHAT_RISK_USER'
export type PhoneFailure = TokenFailure | 'PHONE_CODE_INVALID' | 'PHONE_QUOTA_EMPTY'

/** WeChat as the server sees it. Both calls throw WechatRefusedError on what only an operator can repair. */
export interface WechatGateway {
  /** Exchanges a code of `wx.login` (req. 1.7). */
  codeToSession(code: string): Promise<Result<WechatSession, SignInFailure>>
  /**
   * Exchanges a code of the phone button for the number WeChat has verified (req. 1.7): 11 digits for the Chinese
   * mainland, `+<country code><number>` for others. A code of another person than `openid` is PHONE_CODE_INVALID.
   */
  phoneNumber(code: string, openid: string): Promise<Result<{ phone: string }, PhoneFailure>>
}

export interface WechatGatewayOptions {
  /** `https://api.weixin.qq.com`, or the origin of a sandbox. */
  baseUrl: string
  appId: string
  secret: string
  tokens: TokenStore
  log: GatewayLog
  /** How long one request to WeChat may take, in milliseconds. */
  timeoutMs: number
  clock?: Clock
}

/** 40163 is not in the document of code2Session, but it is what a used code often gets. */
const SIGN_IN_REFUSALS: ReadonlyMap<number, SignInFailure> = new Map([
  [-1, 'WECHAT_BUSY'],
  [40029, 'LOGIN_CODE_INVALID'],
  [40163, 'LOGIN_CODE_INVALID'],
  [40226, 'WECHAT_RISK_USER'],
  [45009, 'WECHAT_RATE_LIMITED'],
  [45011, 'WECHAT_RATE_LIMITED'],
])

const PHONE_REFUSALS: ReadonlyMap<number, PhoneFailure> = new Map([
  [-1, 'WECHAT_BUSY'],
  [40003, 'PHONE_CODE_INVALID'],
  [40029, 'PHONE_CODE_INVALID'],
  [40163, 'PHONE_CODE_INVALID'],
  [45009, 'WECHAT_RATE_LIMITED'],
  [45011, 'WECHAT_RATE_LIMITED'],
  [1400001, 'PHONE_QUOTA_EMPTY'],
])

/** Refusals of the access token itself: 40001 not the latest, 40014 malformed, 42001 ended. */
const TOKEN_REFUSALS: ReadonlySet<number> = new Set([40001, 40014, 42001])

const sessionAnswer = z.object({ openid: z.string().min(1), unionid: z.string().optional() })

const phoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,14}$/),
    // A number in the document's example, a text in its table.
    countryCode: z.coerce.string().regex(/^\d{1,4}$/),
  }),
})

/** The gateway to WeChat's server side. */
export function createWechatGateway(options: WechatGatewayOptions): WechatGateway {
  const { appId, secret, log } = options
  const api = createWechatApi(options)
  const clock = options.clock ?? systemClock
  const tokens = createAccessTokens({ api, appId, secret, store: options.tokens, clock })
  const unreadable = (path: string) => {
    log.error({ path }, 'WeChat answered in a form that is not known')
    return reject('WECHAT_UNREACHABLE', { reason: 'ANSWER_UNREADABLE' })
  }

  return {
    async codeToSession(code) {
      const path = '/sns/jscode2session'
      const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' }
      const answer = await api({ method: 'GET', path, query })
      if (!answer.ok) return answer
      if (answer.value.errcode !== 0) return refusal(log, path, answer.value.errcode, SIGN_IN_REFUSALS)
      const parsed = sessionAnswer.safeParse(answer.value.body)
      if (!parsed.success) return unreadable(path)
      const { openid, unionid } = parsed.data
      return accept(unionid === undefined || unionid === '' ? { openid } : { openid, unionid })
    },

    async phoneNumber(code, openid) {
      const path = '/wxa/business/getuserphonenumber'
      const answer = await askWithToken(api, tokens, { method: 'POST', path, body: { code, openid } })
      if (!answer.ok) return answer
      const { errcode, body } = answer.value
      if (TOKEN_REFUSALS.has(errcode)) {
        log.error({ path, errcode }, 'WeChat refuses a token it has just given')
        return reject('WECHAT_BUSY', { errcode })
      }
      if (errcode !== 0) return refusal(log, path, errcode, PHONE_REFUSALS)
      const parsed = phoneAnswer.safeParse(body)
      if (!parsed.success) return unreadable(path)
      const { purePhoneNumber, countryCode } = parsed.data.phone_info
      return accept({ phone: countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}` })
    },
  }
}

/** Asks with the access token; when WeChat refuses the token, once more with another. */
async function askWithToken(
  api: WechatApi,
  tokens: AccessTokens,
  request: WechatRequest,
): Promise<Result<WechatAnswer, TokenFailure>> {
  const token = await tokens.current()
  if (!token.ok) return token
  const first = await api({ ...request, query: { access_token: token.value } })
  if (!first.ok || !TOKEN_REFUSALS.has(first.value.errcode)) return first
  const other = await tokens.replace(token.value)
  if (!other.ok) return other
  return api({ ...request, query: { access_token: other.value } })
}

/** Our code for an errcode. One that is not among the expected is logged and thrown: an operator has to look. */
function refusal<Code extends string>(
  log: GatewayLog,
  path: string,
  errcode: number,
  expected: ReadonlyMap<number, Code>,
) {
  const code = expected.get(errcode)
  if (code === undefined) {
    log.error({ path, errcode }, 'WeChat refused a request')
    throw new WechatRefusedError(path, errcode)
  }
  log.warn({ path, errcode, code }, 'WeChat refused a request')
  return reject(code, { errcode })
}
