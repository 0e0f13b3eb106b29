import type { z } from 'zod'
import type { Role } from './codes.ts'

/** Everybody, a WeChat user, a member, staff on their phones or at the console, staff at the console only, a visitor of the demo. */
export type Audience = 'public' | 'session' | 'member' | 'staff' | 'console' | 'demo'

/** Which allowance a call counts against; the server says how much each allows. */
export type Limit = 'signIn' | 'secret' | 'read' | 'write' | 'desk'

interface Declared {
  method: 'get' | 'post' | 'put' | 'delete'
  path: `/api/${string}`
  summary: string
  limit: Limit
  /** A write that needs an `Idempotency-Key` header. */
  idempotent?: true
  /** Phones keep the answer, to show it before the next one comes and without network; its form goes with the route. */
  kept?: true
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The body is a file of one of these media types, at most so long; repeating it changes nothing. */
  upload?: { types: readonly string[]; bytesMax: number }
  response: z.ZodType
}

/** Staff call by role, and an endpoint of theirs says which. */
interface ForStaff extends Declared {
  audience: 'staff' | 'console'
  roles: readonly Role[]
}

interface ForOthers extends Declared {
  audience: Exclude<Audience, ForStaff['audience']>
  roles?: undefined
}

/** One endpoint: who may call it, what the server validates by, what `/openapi.json` says and what clients are typed by. */
export type Endpoint = ForStaff | ForOthers

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
