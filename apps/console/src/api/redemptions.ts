import type { ConsoleRedemption, EndpointInput, EndpointOutput, listConsoleRedemptions } from '@cheyou/contract'
import { request } from './http.ts'

export type { ConsoleRedemption, ConsoleRedemptionRow } from '@cheyou/contract'
export type RedemptionQuery = NonNullable<EndpointInput<typeof listConsoleRedemptions>['query']>
export type RedemptionPage = EndpointOutput<typeof listConsoleRedemptions>

const path = (redemptionId: string, more = '') => `/api/console/redemptions/${encodeURIComponent(redemptionId)}${more}`

/** One page of the redemptions that my stores see, newest first (req. 3.2). */
export function fetchRedemptions(query: RedemptionQuery, signal?: AbortSignal): Promise<RedemptionPage> {
  return request<RedemptionPage>('GET', '/api/console/redemptions', { query: { ...query }, ...(signal && { signal }) })
}

/** One redemption with all that became of it. */
export function fetchRedemption(redemptionId: string, signal: AbortSignal): Promise<ConsoleRedemption> {
  return request<ConsoleRedemption>('GET', path(redemptionId), { signal })
}

/** @param key the same for every try of one wish, so that it counts once; so below */
export function sendCancellation(
  redemptionId: string,
  wish: { quantity: number; reason: string },
  key: string,
): Promise<ConsoleRedemption> {
  return request<ConsoleRedemption>('POST', path(redemptionId, '/cancel'), { body: wish, idempotencyKey: key })
}

export function sendUndo(redemptionId: string, reason: string, key: string): Promise<ConsoleRedemption> {
  const where = path(redemptionId, '/undo-hand-over')
  return request<ConsoleRedemption>('POST', where, { body: { reason }, idempotencyKey: key })
}
