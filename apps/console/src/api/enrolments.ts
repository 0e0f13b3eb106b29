import type { EndpointOutput, EntryPreview, getNewestEnrolment, startEnrolment } from '@cheyou/contract'
import { request } from './http.ts'

export type { Enrolment, EntryPreview } from '@cheyou/contract'
export type NewestEnrolment = EndpointOutput<typeof getNewestEnrolment>

/** How many existing customers would land in each tier today. */
export function fetchEntryPreview(signal: AbortSignal): Promise<EntryPreview> {
  return request<EntryPreview>('GET', '/api/console/enrolments/preview', { signal })
}

/** The newest enrolment, with how far it is. */
export function fetchNewestEnrolment(signal: AbortSignal): Promise<NewestEnrolment> {
  return request<NewestEnrolment>('GET', '/api/console/enrolments/newest', { signal })
}

/** @param key the same for every try of one start */
export function beginEnrolment(key: string): Promise<EndpointOutput<typeof startEnrolment>> {
  return request<EndpointOutput<typeof startEnrolment>>('POST', '/api/console/enrolments', { idempotencyKey: key })
}
