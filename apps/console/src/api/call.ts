import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import { addressOf } from '@cheyou/contract/routes'
import type { CallArguments, CallInput, Route } from '@cheyou/contract/routes'
import { request } from './http.ts'

/** What an endpoint takes, and react-query's signal to give up with. */
type Input<E extends Endpoint> = CallInput<E, Blob> & { readonly signal?: AbortSignal }

/**
 * Calls an endpoint: `call(cancelConsoleRedemption, { params: { redemptionId }, body: { reason }, key })`. The contract
 * says which of params, query, body, key and file there are, and what the answer is.
 * @throws ApiError for a refusal, no answer, a late or an unreadable one; AbortError when `signal` fires
 */
export function call<E extends Endpoint>(
  route: Route<E>,
  ...[input]: CallArguments<Input<E>>
): Promise<EndpointOutput<E>> {
  const { body, file, key, signal } = (input ?? {}) as {
    body?: unknown
    file?: Blob
    key?: string
    signal?: AbortSignal
  }
  return request<EndpointOutput<E>>(route.method, addressOf(route, input), { body, file, idempotencyKey: key, signal })
}
