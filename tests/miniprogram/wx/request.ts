import { isObject } from '../faults.ts'
import type { Api, Call, Options, WxContext } from './api.ts'
import { expose, WxFail } from './api.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']

/** WeChat sets these itself and drops what the program says. */
const OWN_HEADERS = new Set(['referer', 'user-agent', 'host'])

/** `wx.request` over real HTTP. Returns the function that the program calls: its task can be aborted. */
export function requestFunction(context: WxContext, calls: Call[]): (options?: unknown) => unknown {
  return (options) => {
    const abort = new AbortController()
    const api: Api = { ...REQUEST, run: (given) => send(given, context, abort.signal) }
    const none = () => undefined
    // Unlike most functions of WeChat this one never answers by a promise: it gives a task.
    expose('request', api, context, calls)(isObject(options) ? { complete: none, ...options } : options)
    return context.program.logic.adopt({
      abort: () => abort.abort(),
      onHeadersReceived: none,
      offHeadersReceived: none,
    })
  }
}

const REQUEST: Omit<Api, 'run'> = {
  shape: {
    url: 'text',
    data: 'any?',
    header: 'object?',
    method: 'text?',
    timeout: 'number?',
    dataType: 'string?',
    responseType: 'text?',
  },
  check: ({ url, method, header }) => {
    if (!/^https?:\/\/[^/]+/.test(url as string)) return `url must be absolute, not ${String(url)}`
    if (method !== undefined && !METHODS.includes(String(method).toUpperCase()))
      return `method ${String(method)} is not known`
    const own = Object.keys((header as Options | undefined) ?? {}).find((name) => OWN_HEADERS.has(name.toLowerCase()))
    return own === undefined ? undefined : `header ${own} cannot be set`
  },
}

async function send(options: Options, context: WxContext, aborted: AbortSignal): Promise<Options> {
  if (!context.device.online) throw new WxFail('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })
  const method = String(options['method'] ?? 'GET').toUpperCase()
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const [name, value] of Object.entries((options['header'] as Options | undefined) ?? {}))
    headers.set(name, String(value))
  const target = locate(options, method, context.server)
  const body = ['GET', 'HEAD'].includes(method) ? undefined : bodyOf(options['data'], headers.get('content-type') ?? '')
  const signal = AbortSignal.any([
    aborted,
    context.ended.signal,
    AbortSignal.timeout((options['timeout'] as number | undefined) ?? 60_000),
  ])
  try {
    const init = { method, headers, signal, redirect: 'follow' as const }
    return await read(await fetch(target, body === undefined ? init : { ...init, body }), options)
  } catch (error) {
    throw failure(error)
  }
}

/** The path the program asked for, at the server under test. */
function locate(options: Options, method: string, server: string): URL {
  const asked = new URL(options['url'] as string)
  const target = new URL(asked.pathname + asked.search, server)
  if (method === 'GET' && isObject(options['data'])) {
    for (const [key, value] of Object.entries(options['data'])) target.searchParams.set(key, text(value))
  }
  return target
}

function bodyOf(data: unknown, contentType: string): string | Uint8Array<ArrayBuffer> | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string') return data
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') return new Uint8Array(data as ArrayBuffer)
  if (contentType.includes('x-www-form-urlencoded')) {
    return new URLSearchParams(
      Object.entries(data).map(([key, value]): [string, string] => [key, text(value)]),
    ).toString()
  }
  return JSON.stringify(data)
}

async function read(response: Response, options: Options): Promise<Options> {
  const header: Record<string, string> = {}
  response.headers.forEach((value, name) => (header[name] = value))
  const answer = { statusCode: response.status, header, cookies: response.headers.getSetCookie() }
  if (options['responseType'] === 'arraybuffer') return { ...answer, data: await response.arrayBuffer() }
  const body = await response.text()
  return { ...answer, data: (options['dataType'] ?? 'json') === 'json' ? jsonOr(body) : body }
}

/** WeChat hands over the text where it is no JSON. */
function jsonOr(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}

function failure(error: unknown): WxFail {
  const name = (error as Error).name
  if (name === 'AbortError') return new WxFail('abort')
  if (name === 'TimeoutError') return new WxFail('timeout', { errno: 5 })
  const cause = (error as Error).cause
  return new WxFail(`${(error as Error).message}${cause instanceof Error ? `: ${cause.message}` : ''}`, {
    errno: 600001,
  })
}

function text(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
