import type { MemberBenefits } from '@cheyou/contract'
import { request } from './http.ts'

export type { BenefitUse, MemberBenefits } from '@cheyou/contract'

/** What is left of a member's service package this year, and what was used. */
export function fetchBenefits(memberId: string, signal: AbortSignal): Promise<MemberBenefits> {
  const path = `/api/console/members/${encodeURIComponent(memberId)}/benefits`
  return request<MemberBenefits>('GET', path, { signal })
}

/** @param key the same for every try of one wish, so that it counts once */
export function sendUndo(useId: string, reason: string, key: string): Promise<MemberBenefits> {
  const path = `/api/console/benefit-uses/${encodeURIComponent(useId)}/undo`
  return request<MemberBenefits>('POST', path, { body: { reason }, idempotencyKey: key })
}
