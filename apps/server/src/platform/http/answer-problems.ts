import type { Problem } from '@cheyou/contract'
import { refusals, type ErrorCode } from '@cheyou/contract/refusals'
import { problemTitle } from '@cheyou/words'
import type Koa from 'koa'
import type { Logger } from 'pino'
import {
  CommitUnknown,
  DatabaseBusy,
  DatabaseTrouble,
  IdempotencyConflict,
  IdempotencyRunning,
  Transient,
} from '../db/errors.ts'
import { InvalidInput } from './invalid-input.ts'
import { Refusal, type Facts } from './refusal.ts'

const MINUTE_MS = 60_000

interface Answer {
  code: ErrorCode
  facts: Facts
  errors?: Problem['errors']
}

/** Turns whatever a route throws into a problem document; what nobody expected is logged and told without its details. */
export function answerProblems(log: Logger): Koa.Middleware {
  const troubled = onceAMinute(log)
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body == null && /^\/api(\/|$)/i.test(ctx.path)) throw new Refusal('NOT_FOUND')
    } catch (error) {
      // Nobody waits for an answer any more, and nothing is wrong here.
      if (ctx.req.destroyed && !ctx.req.complete) {
        log.debug({ requestId: ctx.response.get('X-Request-Id'), path: ctx.path }, 'the client went away')
        return
      }
      const answer = answerOf(error)
      const isFault = answer.code === 'INTERNAL_ERROR' || answer.code === 'SERVICE_BUSY'
      if (error instanceof DatabaseTrouble) troubled(error)
      else if (isFault && !(error instanceof Refusal)) {
        const requestId = ctx.response.get('X-Request-Id')
        log.error({ requestId, err: error, method: ctx.method, path: ctx.path }, 'request failed')
      }
      problemDocument(ctx, answer)
    }
  }
}

/** Trouble with the database is every request's: one line a minute says so, with how many it has met since the last. */
function onceAMinute(log: Logger): (error: DatabaseTrouble) => void {
  let silentUntil = 0
  let met = 0
  return (error) => {
    met += 1
    const now = performance.now()
    if (now < silentUntil) return
    log.error({ err: error, requests: met }, 'the database cannot be used')
    silentUntil = now + MINUTE_MS
    met = 0
  }
}

function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) return { code: error.code, facts: error.facts }
  if (error instanceof InvalidInput) return { code: 'INPUT_INVALID', facts: {}, errors: error.errors }
  if (error instanceof IdempotencyConflict) return { code: 'IDEMPOTENCY_KEY_REUSED', facts: {} }
  if (error instanceof IdempotencyRunning) return { code: 'IDEMPOTENCY_KEY_RUNNING', facts: {} }
  // After a commit that nobody knows the end of, asking again with the same idempotency key tells.
  if (error instanceof DatabaseBusy || error instanceof CommitUnknown || error instanceof Transient)
    return { code: 'SERVICE_BUSY', facts: { retryAfterSeconds: 1 } }
  if (error instanceof DatabaseTrouble) return { code: 'SERVICE_BUSY', facts: { retryAfterSeconds: 10 } }
  const status = statusOf(error)
  // The file server's word for an address that leads out of its folder: there is nothing there.
  if (status === 403) return { code: 'NOT_FOUND', facts: {} }
  if (status === 400)
    return {
      code: 'INPUT_INVALID',
      facts: {},
      errors: [{ path: '', code: 'JSON_INVALID', message: '内容不是有效的 JSON' }],
    }
  return { code: 'INTERNAL_ERROR', facts: {} }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

function problemDocument(ctx: Koa.Context, { code, facts, errors }: Answer): void {
  const { status } = refusals[code]
  const body: Problem = { type: 'about:blank', title: problemTitle(code), status, code }
  if (Object.keys(facts).length > 0) body.facts = facts
  if (errors) body.errors = errors
  ctx.status = status
  ctx.type = 'application/problem+json'
  const retryAfter = facts['retryAfterSeconds']
  if (typeof retryAfter === 'number') ctx.set('Retry-After', String(retryAfter))
  if (status === 401) ctx.set('WWW-Authenticate', 'Bearer')
  ctx.body = JSON.stringify(body)
}
