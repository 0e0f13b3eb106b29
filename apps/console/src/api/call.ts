import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import { addressOf } from '@cheyou/contract/routes'
import type { CallArguments, CallInput, Route, Wish } from '@cheyou/contract/routes'
import { request } from './http.ts'

type Given = {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: Blob
  readonly key?: string
  readonly signal?: AbortSignal
}

function send<Answer>(route: Pick<Endpoint, 'method' | 'path'>, given: Given): Promise<Answer> {
  const { body, file, key, signal } = given
  return request<Answer>(route.method, addressOf(route, given), { body, file, idempotencyKey: key, signal })
}

/**
 * Calls an endpoint: `call(listConsoleMembers, { query: { tier }, signal })`. The contract says which of params, query,
 * body, file and key there are, and what the answer is; `signal` is react-query's, to give up with.
 * @throws ApiError for a refusal, no answer, a late or an unreadable one; AbortError when `signal` fires
 */
export function call<E extends Endpoint>(
  route: Route<E>,
  ...[input]: CallArguments<CallInput<E, Blob> & { readonly signal?: AbortSignal }>
): Promise<EndpointOutput<E>> {
  return send(route, (input ?? {}) as Given)
}

/** The call of a write as `useIntent` makes it: `useIntent(keyed(moveStock))`, then `run({ params, body })`. */
export function keyed<E extends Endpoint>(route: Route<E>) {
  return (key: string, ...[wish]: CallArguments<Wish<E>>): Promise<EndpointOutput<E>> => send(route, { ...wish, key })
}
