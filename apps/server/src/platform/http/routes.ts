import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import Router from '@koa/router'
import type { Endpoint, EndpointInput, EndpointOutput } from '@cheyou/contract'
import type Koa from 'koa'
import type { App } from '../../wiring.ts'
import { fitting } from './invalid-input.ts'
import type { Limit } from './rate-limit.ts'
import { Refusal } from './refusal.ts'

/** Who is asking, as a guard found out; `id` is what rate limits and idempotency keys belong to. */
export interface Caller {
  id: string
}

/** Lets a caller in and says who it is, or throws SESSION_MISSING or ROLE_MISSING. */
export type Guard<C extends Caller> = (app: App, ctx: Koa.Context) => Promise<C>

/** A request's own key, with what it belongs to and a hash of its content. */
export interface Idempotency {
  scope: string
  key: string
  requestHash: string
}

export interface Request<E extends Endpoint, C extends Caller> extends EndpointInput<E> {
  caller: C
  /** Present exactly when the endpoint says it is idempotent. */
  idempotency: E['idempotent'] extends true ? Idempotency : undefined
  ctx: Koa.Context
}

/** Registers endpoints of the contract: guard, limit and schema stand before the handler, in that order. */
export class Routes {
  readonly router = new Router()
  /** What has been registered, for `/openapi.json`. */
  readonly endpoints: Endpoint[] = []
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  on<E extends Endpoint, C extends Caller>(
    endpoint: E,
    guard: Guard<C>,
    limit: Limit,
    handler: (request: Request<E, C>) => Promise<EndpointOutput<E>>,
  ): this {
    const { app } = this
    this.endpoints.push(endpoint)
    this.router[endpoint.method](endpoint.path, async (ctx: Koa.Context) => {
      const caller = await guard(app, ctx)
      await app.limits(limit, caller.id)
      const request = {
        caller,
        params: endpoint.params && fitting(endpoint.params, ctx['params']),
        query: endpoint.query && fitting(endpoint.query, ctx.query),
        body: endpoint.body && fitting(endpoint.body, ctx.request.body ?? {}),
        idempotency: endpoint.idempotent && idempotencyOf(ctx, caller),
        ctx,
      } as Request<E, C>
      const answer = await handler(request)
      // As text: an object would be written out again for every middleware that asks how long it is.
      ctx.type = 'application/json'
      const text = JSON.stringify(answer)
      if (app.checkResponses) checkAnswer(endpoint, JSON.parse(text))
      ctx.body = text
    })
    return this
  }
}

/** An answer is what the contract says and nothing beside it: what no schema names would reach people unseen. */
function checkAnswer({ method, path, response }: Endpoint, answer: unknown): void {
  const named = response.parse(answer)
  if (!isDeepStrictEqual(named, answer)) throw new Error(`${method} ${path} answers more than its contract`)
}

const keyPattern = /^[\x21-\x7e]{8,100}$/

function idempotencyOf(ctx: Koa.Context, caller: Caller): Idempotency {
  const key = ctx.get('Idempotency-Key')
  if (!keyPattern.test(key)) throw new Refusal('IDEMPOTENCY_KEY_MISSING')
  const requestHash = hash('sha256', `${ctx.method} ${ctx.path}\n${JSON.stringify(ctx.request.body ?? null)}`)
  return { scope: caller.id, key, requestHash }
}
