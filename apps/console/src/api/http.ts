import type { Endpoint } from '@cheyou/contract'
import { ApiError, transportError } from './api-error.ts'

/** Longer than any answer of the desk should take; after it the person is told instead of left waiting. */
const answerLimitMs = 20_000

export interface RequestOptions {
  readonly body?: unknown
  /** Sent as it is, instead of a body. */
  readonly file?: Blob
  /** Of the intention: the same for every try of it. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/**
 * One call to the server, the only place that uses `fetch`. The session is an HttpOnly cookie and the server checks
 * the Origin header, so nothing is added here.
 * @throws ApiError for a refusal, no answer, a late or an unreadable one; AbortError when `signal` fires.
 */
export async function request<Answer>(
  method: Endpoint['method'],
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const response = await send(method, path, options)
  const content: unknown = await readJson(response)
  if (!response.ok) throw refusal(response, content)
  if (content === undefined) throw transportError('ANSWER_UNREADABLE', response.status)
  return content as Answer
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const late = AbortSignal.timeout(answerLimitMs)
  const init: RequestInit = {
    method: method.toUpperCase(),
    headers: {
      accept: 'application/json',
      ...contentType(options),
      ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
    },
    signal: options.signal ? anyOf(options.signal, late) : late,
    cache: 'no-store',
  }
  if (options.file !== undefined) init.body = options.file
  else if (options.body !== undefined) init.body = JSON.stringify(options.body)
  try {
    return await fetch(path, init)
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw transportError(late.aborted ? 'ANSWER_LATE' : 'SERVER_UNREACHABLE')
  }
}

function contentType({ file, body }: RequestOptions): Record<string, string> {
  if (file !== undefined) return { 'content-type': file.type }
  return body === undefined ? {} : { 'content-type': 'application/json' }
}

/** `AbortSignal.any` is younger than the browsers we build for. */
function anyOf(first: AbortSignal, second: AbortSignal): AbortSignal {
  const either = new AbortController()
  for (const signal of [first, second]) {
    if (signal.aborted) either.abort(signal.reason)
    signal.addEventListener('abort', () => either.abort(signal.reason), { once: true, signal: either.signal })
  }
  return either.signal
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text()) as unknown
  } catch {
    return undefined
  }
}

/** `Retry-After` joins the facts as `retryAfterSeconds`, so that the sentence can say how long to wait. */
function refusal(response: Response, content: unknown): ApiError {
  if (!isProblem(content)) return transportError('ANSWER_UNREADABLE', response.status)
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError({
    status: response.status,
    code: content.code,
    title: content.title ?? '',
    facts: { ...(Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}), ...content.facts },
    errors: content.errors ?? [],
  })
}

function isProblem(content: unknown): content is Partial<ApiError['problem']> & { code: string } {
  return typeof content === 'object' && content !== null && 'code' in content && typeof content.code === 'string'
}
