import type { Problem as ProblemDocument } from '@cheyou/contract'

/** What can go wrong before an answer is understood; the server's own codes are the contract's. */
export type TransportCode = 'SERVER_UNREACHABLE' | 'ANSWER_LATE' | 'ANSWER_UNREADABLE'

/** A problem document (RFC 9457) with everything optional filled in; status 0 when there was no answer. */
export interface ApiProblem {
  readonly status: number
  readonly code: string
  /** The server's Chinese sentence; only a fallback, our own by code wins (copy/problem-sentence.ts). */
  readonly title: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly errors: NonNullable<ProblemDocument['errors']>
}

/** The only thing that a request throws, apart from the AbortError of a caller who changed its mind. */
export class ApiError extends Error {
  readonly problem: ApiProblem

  constructor(problem: ApiProblem) {
    super(`${problem.code} (${problem.status})`)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** HTTP status of what was thrown; 0 when there was no answer. */
export function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.problem.status : 0
}

/** An error made on this side of the wire. */
export function transportError(code: TransportCode, status = 0): ApiError {
  return new ApiError({ status, code, title: '', facts: {}, errors: [] })
}
