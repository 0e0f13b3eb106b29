import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import { addressOf, fits } from '@cheyou/contract/routes'
import type { CallArguments, CallInput, Route, Wish } from '@cheyou/contract/routes'
import { request, unreadable } from './http.ts'

type Given = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown; readonly key?: string }

async function send(
  route: Pick<Route, 'method' | 'path' | 'anonymous' | 'reader' | 'form'>,
  given: Given,
): Promise<unknown> {
  const answer = await request({
    method: route.method,
    path: addressOf(route, given),
    body: given.body,
    idempotencyKey: given.key,
    anonymous: route.anonymous === true,
    reader: route.reader ?? 'owner',
  })
  if (route.form !== undefined && !fits(route.form, answer)) throw unreadable()
  return answer
}

/**
 * Calls an endpoint: `call(findMembers, { body: { q } })`. The contract says which of params, query, body and key
 * there are, and what the answer is. Throws `CallFailed`, see `api/http.ts`.
 */
export function call<E extends Endpoint>(
  route: Route<E>,
  ...[input]: CallArguments<CallInput<E>>
): Promise<EndpointOutput<E>> {
  return send(route, input ?? {}) as Promise<EndpointOutput<E>>
}

/** The call of a write as `useIntent` makes it: `useIntent(keyed(redeemReward))`, then `run({ body: { rewardId } })`. */
export function keyed<E extends Endpoint>(route: Route<E>) {
  return (key: string, ...[wish]: CallArguments<Wish<E>>): Promise<EndpointOutput<E>> =>
    send(route, { ...wish, key }) as Promise<EndpointOutput<E>>
}
