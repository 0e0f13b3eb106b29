import type { z } from 'zod'

/** Who may call: the guard that the route must state. */
export type Audience = 'public' | 'session' | 'member' | 'staff' | 'console' | 'demo'

/** One endpoint: what the server validates by, what `/openapi.json` says and what clients are typed by. */
export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'delete'
  path: `/api/${string}`
  summary: string
  audience: Audience
  /** A write that needs an `Idempotency-Key` header. */
  idempotent?: true
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The body is a file of one of these media types, at most so long; repeating it changes nothing. */
  upload?: { types: readonly string[]; bytesMax: number }
  response: z.ZodType
}

/** Declares an endpoint, keeping the exact types of its schemas. */
export function endpoint<const Definition extends Endpoint>(definition: Definition): Definition {
  return definition
}

/** What a handler receives, after validation. */
export interface EndpointInput<E extends Endpoint> {
  params: E extends { params: infer S extends z.ZodType } ? z.infer<S> : undefined
  query: E extends { query: infer S extends z.ZodType } ? z.infer<S> : undefined
  body: E extends { body: infer S extends z.ZodType } ? z.infer<S> : undefined
}

/** What a handler answers. */
export type EndpointOutput<E extends Endpoint> = z.infer<E['response']>
