import type { z } from 'zod'

/** Who may call: the guard that the route must state. */
export type Audience = 'public' | 'session' | 'member' | 'staff' | 'console' | 'demo'

/** One endpoint: what the server validates by, what `/openapi.json` says and what clients are typed by. */
export interface Endpoint<
  Params extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Response extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete'
  path: `/api/${string}`
  summary: string
  audience: Audience
  /** A write that needs an `Idempotency-Key` header. */
  idempotent?: true
  params?: Params
  query?: Query
  body?: Body
  response: Response
}

/** Declares an endpoint, keeping the exact types of its schemas. */
export function endpoint<
  Response extends z.ZodType,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return definition
}

type Inferred<S> = S extends z.ZodType ? z.infer<S> : undefined
/** What a handler receives, after validation. */
export interface EndpointInput<E extends Endpoint> {
  params: Inferred<E['params']>
  query: Inferred<E['query']>
  body: Inferred<E['body']>
}
/** What a handler answers. */
export type EndpointOutput<E extends Endpoint> = z.infer<E['response']>
