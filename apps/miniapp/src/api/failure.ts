import type { ErrorCode, Problem } from '@cheyou/contract'

/** What can go wrong on a phone before there is an answer. */
export type PhoneCode = 'OFFLINE' | 'TIMEOUT' | 'ANSWER_UNREADABLE' | 'WECHAT_MISSING' | 'LOGIN_GIVEN_UP'

/** What can go wrong with a call: the server's codes, and the phone's own. */
export type FailureCode = ErrorCode | PhoneCode

/** A call that failed, in a form that a page can show: `copy/failures.ts` words it by `code`. */
export interface Failure {
  code: FailureCode
  /** HTTP status; 0 when there was no answer. */
  status: number
  facts: Record<string, unknown>
  /** The server's sentence, used when ours does not know the code. */
  title: string
  fields: { path: string; code: string; message: string }[]
  /** Who is told: staff, of what they do as staff. */
  reader: 'owner' | 'staff'
  /** It was a write with a key: sending it again does nothing twice. */
  keyed: boolean
}

/** Who asked for what: it decides on the words of a failure. */
export type Asked = Pick<Failure, 'reader' | 'keyed'>

const BY_NOBODY: Asked = { reader: 'owner', keyed: false }

/** Thrown by `api/http.ts`, and by nothing else. */
export class CallFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'CallFailed'
    this.failure = failure
  }
}

export function failed(code: FailureCode, status = 0, { reader, keyed }: Asked = BY_NOBODY): CallFailed {
  return new CallFailed({ code, status, facts: {}, title: '', fields: [], reader, keyed })
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}

/** Reads a problem document (RFC 9457); anything else becomes INTERNAL_ERROR. */
export function failureOf(status: number, body: unknown, asked: Asked): CallFailed {
  if (!isProblem(body)) return failed(status === 429 ? 'RATE_LIMITED' : 'INTERNAL_ERROR', status, asked)
  return new CallFailed({
    code: body.code as FailureCode,
    status,
    facts: body.facts ?? {},
    title: body.title ?? '',
    fields: body.errors ?? [],
    reader: asked.reader,
    keyed: asked.keyed,
  })
}

/** The failure inside anything caught; a surprise of our own code is reported and shown as INTERNAL_ERROR. */
export function asFailure(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure
  console.error(error)
  return failed('INTERNAL_ERROR').failure
}

/** Where the server found what it cannot take, as the body names it; null when it names nothing. */
export function fieldAtFault(failure: Failure | null): string | null {
  if (failure?.code !== 'INPUT_INVALID') return null
  const { path } = failure.facts
  return failure.fields[0]?.path ?? (typeof path === 'string' ? path : null)
}

/** True when nobody knows whether the server did it: the same key must be sent again, never a new one. */
export function isUnsure(failure: Failure): boolean {
  return failure.status === 0 || failure.status >= 500 || failure.code === 'IDEMPOTENCY_KEY_RUNNING'
}
