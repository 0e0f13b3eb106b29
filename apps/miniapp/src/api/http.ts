import Taro from '@tarojs/taro'
import type { Endpoint, EndpointInput, EndpointOutput } from '@cheyou/contract'
import { clientVersionHeader } from '@cheyou/contract/codes'
import { failed, failureOf } from './failure.ts'

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

type Given<Name extends string, T> = T extends undefined ? { [K in Name]?: undefined } : { [K in Name]: T }

/** One call: the endpoint's type says which of params, query and body there are. */
export type Call<E extends Endpoint> = {
  method: Uppercase<E['method']>
  path: string
  /** One per intent of the user, the same again when the call is repeated. */
  idempotencyKey?: string
  /** Sends no token and tries no renewal: the calls that sign in. */
  anonymous?: boolean
} & Given<'query', EndpointInput<E>['query']> &
  Given<'body', EndpointInput<E>['body']>

function queryOf(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  if (pairs.length === 0) return ''
  return `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

function headersOf(request: { idempotencyKey?: string; anonymous?: boolean }): Record<string, string> {
  const token = request.anonymous === true ? null : credentials.token()
  return {
    'content-type': 'application/json',
    [clientVersionHeader]: CLIENT_VERSION,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
  }
}

/** WeChat and browsers word a lost network differently; both say so in `errMsg` or by a rejected fetch. */
function noAnswer(error: unknown): Error {
  const { message, errMsg } = (error ?? {}) as { message?: string; errMsg?: string }
  const text = `${message ?? ''} ${errMsg ?? ''}`
  return failed(/timeout/i.test(text) ? 'TIMEOUT' : 'OFFLINE')
}

async function send(request: Call<Endpoint>): Promise<{ statusCode: number; data: unknown }> {
  try {
    return await Taro.request<unknown>({
      url: `${CHEYOU_API_ORIGIN}${request.path}${queryOf(request.query)}`,
      method: request.method,
      header: headersOf(request),
      timeout: TIMEOUT_MS,
      ...(request.body === undefined ? {} : { data: request.body }),
    })
  } catch (error) {
    const answer = error as { statusCode?: number; data?: unknown } | null
    if (typeof answer?.statusCode === 'number') return { statusCode: answer.statusCode, data: answer.data }
    throw noAnswer(error)
  }
}

/**
 * Calls the server. Throws `CallFailed` for every answer that is not 2xx and when there is none.
 * A dead session is renewed once and the call repeated, so that nobody has to sign in by hand after a month away.
 */
export async function call<E extends Endpoint>(request: Call<E>): Promise<EndpointOutput<E>> {
  const plain = request as Call<Endpoint>
  let answer = await send(plain)
  if (answer.statusCode === 401 && plain.anonymous !== true && (await credentials.renew())) answer = await send(plain)
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as EndpointOutput<E>
  throw failureOf(answer.statusCode, answer.data)
}
