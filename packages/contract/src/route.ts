import type { z } from 'zod'
import type { Endpoint, EndpointOutput } from './endpoint.ts'
import type { Form } from './form.ts'
import type { Reader } from './refusal.ts'

/**
 * An endpoint as a client carries it: where to send a call. Its schemas, and all else about it, stay in its type, so
 * that no zod reaches a phone or a browser. `pnpm generate` writes one for every endpoint, under the endpoint's name.
 */
export type Route<E extends Endpoint = Endpoint> = Pick<E, Extract<keyof E, 'method' | 'path' | 'upload'>> & {
  /** Asks for nobody's session: public, or of the demo. */
  readonly anonymous?: true
  /** Who reads what it refuses, where that is staff on their phones. */
  readonly reader?: Extract<Reader, 'staff'>
  /** What the answer must be like, where phones keep it; else undefined. */
  readonly form?: Form
  /** Never there: it only carries the type. */
  readonly endpoint?: E
}

type Schema<E extends Endpoint, Name extends 'params' | 'query' | 'body'> = E extends {
  readonly [K in Name]: infer S extends z.ZodType
}
  ? z.input<S>
  : never

/** No property at all: any object has it. */
type Nothing = object
type Params<E extends Endpoint> = E extends { params: z.ZodType } ? { params: Schema<E, 'params'> } : { params?: never }
type Body<E extends Endpoint> = E extends { body: z.ZodType } ? { body: Schema<E, 'body'> } : { body?: never }
type Query<E extends Endpoint> = E extends { query: z.ZodType }
  ? Nothing extends Schema<E, 'query'>
    ? { query?: Schema<E, 'query'> }
    : { query: Schema<E, 'query'> }
  : { query?: never }
type Key<E extends Endpoint> = E extends { idempotent: true } ? { key: string } : { key?: never }
type Upload<E extends Endpoint, File> = E extends { upload: object } ? { file: File } : { file?: never }

/**
 * What a client sends: params, query and body as the endpoint has them; the idempotency key `key`, one for every wish
 * of a person, where it has one; the file of an upload, as this client holds files.
 */
export type CallInput<E extends Endpoint, File = never> = Params<E> & Query<E> & Body<E> & Key<E> & Upload<E, File>

/** What is sent of one wish of a person: all but the key, which is the same for every try of it. */
export type Wish<E extends Endpoint, File = never> = Omit<CallInput<E, File>, 'key'>

/** The parameters of a call after its endpoint: none where the endpoint takes nothing, or nothing that it needs. */
export type CallArguments<Input> = Nothing extends Input ? [input?: Input] : [input: Input]

/** What a route's endpoint answers: `AnswerOf<typeof listRewards>`. */
export type AnswerOf<R> = R extends Route<infer E extends Endpoint> ? EndpointOutput<E> : never

/** What a client sends of one kind: `InputOf<typeof redeemReward>['body']`. */
export type InputOf<R> = R extends Route<infer E> ? Required<CallInput<E>> : never

/** The address of a call, from the root of the server. Of a query, what is undefined or empty is left out. */
export function addressOf(route: Pick<Endpoint, 'path'>, input: { params?: unknown; query?: unknown } = {}): string {
  const params = (input.params ?? {}) as Readonly<Record<string, unknown>>
  const path = route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name])))
  const query = Object.entries(input.query ?? {})
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}
