import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import Router from '@koa/router'
import { isToldTo, type Endpoint, type EndpointInput, type EndpointOutput } from '@cheyou/contract'
import type Koa from 'koa'
import type { z } from 'zod'
import type { Idempotency } from '../db/database.ts'
import type { App } from '../../wiring.ts'
import type { Caller, CallerOf, Guards } from './callers.ts'
import { fitting, InvalidInput } from './invalid-input.ts'
import { jsonBody } from './json-body.ts'
import { Refusal } from './refusal.ts'

export type { Idempotency } from '../db/database.ts'

export interface Request<E extends Endpoint> extends EndpointInput<E> {
  caller: CallerOf[E['audience']]
  /** Present exactly when the endpoint says it is idempotent. */
  idempotency: E['idempotent'] extends true ? Idempotency : undefined
  ctx: Koa.Context
}

/** Runs before every handler. @throws Refusal */
export type Check = (
  app: App,
  endpoint: Endpoint,
  request: { caller: Caller; params?: unknown; body?: unknown },
) => Promise<void>

/** Registers endpoints of the contract, which say who may call, how often and with what: all that runs before the handler. */
export class Routes {
  readonly router = new Router({ sensitive: true })
  /** What has been registered, for `/openapi.json`. */
  readonly endpoints: Endpoint[] = []
  private readonly app: App
  private readonly guards: Guards
  private readonly check: Check

  /** `check` sees every request once it is known who asks for what. */
  constructor(app: App, guards: Guards, check: Check) {
    this.app = app
    this.guards = guards
    this.check = check
  }

  on<E extends Endpoint>(endpoint: E, handler: (request: Request<E>) => Promise<EndpointOutput<E>>): this {
    const { app } = this
    this.endpoints.push(endpoint)
    const { limit, roles = [] } = endpoint
    const guard = this.guards[endpoint.audience]
    this.router[endpoint.method](endpoint.path, refusingAsDeclared(app, endpoint), async (ctx: Koa.Context) => {
      const caller = await guard(app, ctx, roles)
      await app.limits(limit, caller.id)
      const params = endpoint.params && fittingAddress(endpoint.params, ctx['params'])
      const query = endpoint.query && fitting(endpoint.query, ctx.query)
      const body = endpoint.body && fitting(endpoint.body, await jsonBody(ctx))
      const idempotency = endpoint.idempotent && idempotencyOf(app, ctx, caller, body)
      const request = { caller, params, query, body, idempotency, ctx } as Request<E>
      await this.check(app, endpoint, request)
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

/** Adds some endpoints with what they do. */
export type AddRoutes = (app: App, routes: Routes) => void

/**
 * A refusal goes only to readers for whom the contract declares its code, since nobody else has a sentence for it: where
 * answers are checked another one is a fault, elsewhere it is logged and told all the same.
 */
function refusingAsDeclared(app: App, { method, path, audience }: Endpoint): Koa.Middleware {
  return async (_ctx, next) => {
    try {
      await next()
    } catch (error) {
      if (error instanceof Refusal && !isToldTo(audience, error.code)) {
        const message = `${method.toUpperCase()} ${path} refuses with ${error.code}, which is not declared for its readers`
        if (app.checkResponses) throw new Error(message, { cause: error })
        app.log.error(message)
      }
      throw error
    }
  }
}

/** An answer is what the contract says and nothing beside it: what no schema names would reach people unseen. */
function checkAnswer({ method, path, response }: Endpoint, answer: unknown): void {
  const named = response.parse(answer)
  if (!isDeepStrictEqual(named, answer)) throw new Error(`${method} ${path} answers more than its contract`)
}

const keyPattern = /^[\x21-\x7e]{8,100}$/

/** The parameters of an address, which leads nowhere when one has not the form of what it names. @throws NOT_FOUND */
function fittingAddress<Schema extends z.ZodType>(schema: Schema, params: unknown): z.infer<Schema> {
  try {
    return fitting(schema, params)
  } catch (error) {
    if (error instanceof InvalidInput) throw new Refusal('NOT_FOUND')
    throw error
  }
}

/** The hash is of what the contract keeps of the body: what it drops is never looked into. */
function idempotencyOf(app: App, ctx: Koa.Context, caller: Caller, body: unknown): Idempotency {
  const key = ctx.get('Idempotency-Key')
  if (!keyPattern.test(key)) throw new Refusal('IDEMPOTENCY_KEY_MISSING')
  const requestHash = hash('sha256', `${ctx.method} ${ctx.path}\n${JSON.stringify(body ?? null)}`)
  return { scope: caller.id, key, requestHash, cipher: app.keys }
}
