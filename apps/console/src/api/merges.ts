import type { EndpointInput, EndpointOutput, listDuplicates, mergeCustomers, MergePreview } from '@cheyou/contract'
import { request } from './http.ts'

export type { MergePreview, MergingCustomer } from '@cheyou/contract'
export type Duplicates = EndpointOutput<typeof listDuplicates>
export type DuplicateGroup = Duplicates['rows'][number]
export type MergeWish = NonNullable<EndpointInput<typeof mergeCustomers>['body']>

/** Archives of my stores that share a phone or an ID number. */
export function fetchDuplicates(signal: AbortSignal): Promise<Duplicates> {
  return request<Duplicates>('GET', '/api/console/duplicates', { signal })
}

/** What merging would move. */
export function fetchMergePreview(keptId: string, mergedId: string, signal: AbortSignal): Promise<MergePreview> {
  return request<MergePreview>('GET', '/api/console/merges/preview', { query: { keptId, mergedId }, signal })
}

/** @param key the same for every try of one merge */
export function sendMerge(wish: MergeWish, key: string): Promise<EndpointOutput<typeof mergeCustomers>> {
  return request<EndpointOutput<typeof mergeCustomers>>('POST', '/api/console/merges', {
    body: wish,
    idempotencyKey: key,
  })
}
