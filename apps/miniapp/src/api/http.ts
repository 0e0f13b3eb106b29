import Taro from '@tarojs/taro'
import type { Endpoint } from '@cheyou/contract'
import { clientVersionHeader } from '@cheyou/contract/codes'
import { failed, failureOf, type Asked, type Failure } from './failure.ts'

const TIMEOUT_MS = 10_000
/** A whole number, raised when the server must tell this build from older ones. */
const CLIENT_VERSION = '1'

/** Where the bearer token comes from, and how a dead session is renewed; `session/` sets it at start. */
export interface Credentials {
  token: () => string | null
  /** Signs in again without the user; false when that is not possible. */
  renew: () => Promise<boolean>
}

let credentials: Credentials = { token: () => null, renew: () => Promise.resolve(false) }

export function takeCredentialsFrom(source: Credentials): void {
  credentials = source
}

export interface Request {
  method: Endpoint['method']
  /** With its query. */
  path: string
  body: unknown
  /** One per intent of the user, the same again when the call is repeated. */
  idempotencyKey: string | undefined
  /** Sends no token and tries no renewal: the calls that sign in. */
  anonymous: boolean
  /** Who is told what the server refuses. */
  reader: Failure['reader']
}

function headersOf({ idempotencyKey, anonymous }: Request): Record<string, string> {
  const token = anonymous ? null : credentials.token()
  return {
    'content-type': 'application/json',
    [clientVersionHeader]: CLIENT_VERSION,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
}

const askedBy = ({ reader, idempotencyKey }: Request): Asked => ({ reader, keyed: idempotencyKey !== undefined })

/** WeChat and browsers word a lost network differently; both say so in `errMsg` or by a rejected fetch. */
function noAnswer(error: unknown, asked: Asked): Error {
  const { message, errMsg } = (error ?? {}) as { message?: string; errMsg?: string }
  const text = `${message ?? ''} ${errMsg ?? ''}`
  return failed(/timeout/i.test(text) ? 'TIMEOUT' : 'OFFLINE', 0, asked)
}

async function send(asked: Request): Promise<{ statusCode: number; data: unknown }> {
  try {
    return await Taro.request<unknown>({
      url: `${CHEYOU_API_ORIGIN}${asked.path}`,
      method: asked.method.toUpperCase() as Uppercase<Endpoint['method']>,
      header: headersOf(asked),
      timeout: TIMEOUT_MS,
      ...(asked.body === undefined ? {} : { data: asked.body }),
    })
  } catch (error) {
    const answer = error as { statusCode?: number; data?: unknown } | null
    if (typeof answer?.statusCode === 'number') return { statusCode: answer.statusCode, data: answer.data }
    throw noAnswer(error, askedBy(asked))
  }
}

/** What no server of ours wrote says nothing of what became of the call, as when a gateway answers in its place. */
export function unreadable(): Error {
  return failed('ANSWER_UNREADABLE', 502)
}

/** All answers are JSON objects; a proxy's page comes as text. */
function readable(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) throw unreadable()
  return data
}

/**
 * Asks the server. Throws `CallFailed` for every answer that is not 2xx or no JSON, and when there is none.
 * A dead session is renewed once and the request repeated, so that nobody has to sign in by hand after a month away.
 */
export async function request(asked: Request): Promise<unknown> {
  let answer = await send(asked)
  if (answer.statusCode === 401 && !asked.anonymous && (await credentials.renew())) answer = await send(asked)
  if (answer.statusCode >= 200 && answer.statusCode < 300) return readable(answer.data)
  throw failureOf(answer.statusCode, answer.data, askedBy(asked))
}
