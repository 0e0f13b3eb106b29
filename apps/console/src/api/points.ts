import type {
  Adjustment,
  EndpointInput,
  EndpointOutput,
  listAdjustments,
  PointsOverview,
  proposeAdjustment,
} from '@cheyou/contract'
import { request } from './http.ts'

export type { Adjustment, PointsOverview } from '@cheyou/contract'
export type AdjustmentQuery = NonNullable<EndpointInput<typeof listAdjustments>['query']>
export type AdjustmentPage = EndpointOutput<typeof listAdjustments>
export type AdjustmentWish = NonNullable<EndpointInput<typeof proposeAdjustment>['body']>

/** Points outstanding, what they are worth and when they expire. */
export function fetchPointsOverview(signal: AbortSignal): Promise<PointsOverview> {
  return request<PointsOverview>('GET', '/api/console/points', { signal })
}

/** Manual adjustments, newest first (req. 2.7). */
export function fetchAdjustments(query: AdjustmentQuery, signal: AbortSignal): Promise<AdjustmentPage> {
  return request<AdjustmentPage>('GET', '/api/console/adjustments', { query: { ...query }, signal })
}

/** @param key the same for every try of one wish, so that it counts once */
export function sendAdjustment(memberId: string, wish: AdjustmentWish, key: string): Promise<Adjustment> {
  const path = `/api/console/members/${encodeURIComponent(memberId)}/adjustments`
  return request<Adjustment>('POST', path, { body: wish, idempotencyKey: key })
}

/** @param key the same for every try of one decision */
export function sendApproval(adjustmentId: string, key: string): Promise<Adjustment> {
  const path = `/api/console/adjustments/${encodeURIComponent(adjustmentId)}/approve`
  return request<Adjustment>('POST', path, { body: {}, idempotencyKey: key })
}

/** @param key the same for every try of one decision */
export function sendRefusal(adjustmentId: string, reason: string, key: string): Promise<Adjustment> {
  const path = `/api/console/adjustments/${encodeURIComponent(adjustmentId)}/refuse`
  return request<Adjustment>('POST', path, { body: { reason }, idempotencyKey: key })
}
