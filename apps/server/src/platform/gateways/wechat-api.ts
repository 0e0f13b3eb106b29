import { accept, reject, type Result } from '@cheyou/domain'

/** The part of the server's log that gateways use; pino's logger fits. */
export interface GatewayLog {
  warn(facts: Record<string, unknown>, message: string): void
  error(facts: Record<string, unknown>, message: string): void
}

export interface WechatApiOptions {
  /** `https://api.weixin.qq.com`, or the origin of a sandbox. */
  baseUrl: string
  /** How long one request may take in milliseconds, its body included. */
  timeoutMs: number
  log: GatewayLog
}

/** One request; `query` and `body` may hold secrets, so neither is ever logged. */
export interface WechatRequest {
  method: 'GET' | 'POST'
  path: string
  query?: Readonly<Record<string, string>>
  body?: Readonly<Record<string, unknown>>
}

/** What WeChat answered: 0 when it did as asked. */
export interface WechatAnswer {
  errcode: number
  body: Readonly<Record<string, unknown>>
}

/** An errcode that no user can do anything about, such as a wrong app secret. Holds nothing secret. */
export class WechatRefusedError extends Error {
  readonly path: string
  readonly errcode: number

  constructor(path: string, errcode: number) {
    super(`WeChat refused ${path} with errcode ${errcode}`)
    this.name = 'WechatRefusedError'
    this.path = path
    this.errcode = errcode
  }
}

export type WechatApi = (request: WechatRequest) => Promise<Result<WechatAnswer, 'WECHAT_UNREACHABLE'>>

/** The reason fetch failed, as a short word; its message could hold the address with the secret in it. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const cause = error.cause
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return error.name
}

function asObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function addressOf(baseUrl: string, request: WechatRequest): URL {
  const url = new URL(request.path, baseUrl)
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value)
  return url
}

/**
 * Talks to the server side of WeChat. WECHAT_UNREACHABLE covers all that brought no answer of WeChat's own: no
 * connection, no answer in time, another status than 200, something that is not JSON. Nothing is asked twice here,
 * since a code may have been used up by a request whose answer was lost.
 */
export function createWechatApi({ baseUrl, timeoutMs, log }: WechatApiOptions): WechatApi {
  return async (request) => {
    const { path } = request
    const unreachable = (reason: string) => {
      log.warn({ path, reason }, 'WeChat is unreachable')
      return reject('WECHAT_UNREACHABLE', { reason })
    }
    try {
      const response = await fetch(addressOf(baseUrl, request), {
        method: request.method,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...(request.body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body) }),
      })
      const text = await response.text()
      if (response.status !== 200) return unreachable(`HTTP_${response.status}`)
      // The content type is not looked at: jscode2session sends JSON as text/plain.
      const body = asObject(text)
      if (body === null) return unreachable('NOT_JSON')
      return accept({ errcode: Number(body.errcode ?? 0), body })
    } catch (error) {
      return unreachable(failureOf(error))
    }
  }
}
