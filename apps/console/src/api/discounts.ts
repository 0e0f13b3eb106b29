import type {
  Agreement,
  agreeTerms,
  DiscountApproval,
  EndpointInput,
  EndpointOutput,
  findCompanies,
  listAgreements,
  listDiscountApprovals,
} from '@cheyou/contract'
import { request } from './http.ts'

export type { Agreement, DiscountApproval } from '@cheyou/contract'
export type ApprovalQuery = NonNullable<EndpointInput<typeof listDiscountApprovals>['query']>
export type ApprovalPage = EndpointOutput<typeof listDiscountApprovals>
export type AgreementPage = EndpointOutput<typeof listAgreements>
export type AgreementWish = NonNullable<EndpointInput<typeof agreeTerms>['body']>
export type Company = EndpointOutput<typeof findCompanies>['rows'][number]

const approvals = '/api/console/discount-approvals'

/** Discounts that the till asked for above its limit, newest first (req. 3.5). */
export function fetchApprovals(query: ApprovalQuery, signal: AbortSignal): Promise<ApprovalPage> {
  return request<ApprovalPage>('GET', approvals, { query: { ...query }, signal })
}

/** @param key the same for every try of one decision */
export function sendDiscountApproval(approvalId: string, key: string): Promise<DiscountApproval> {
  const path = `${approvals}/${encodeURIComponent(approvalId)}/approve`
  return request<DiscountApproval>('POST', path, { body: {}, idempotencyKey: key })
}

/** @param key the same for every try of one decision */
export function sendDiscountRefusal(approvalId: string, reason: string, key: string): Promise<DiscountApproval> {
  const path = `${approvals}/${encodeURIComponent(approvalId)}/refuse`
  return request<DiscountApproval>('POST', path, { body: { reason }, idempotencyKey: key })
}

/** Prices agreed with companies, newest first (req. 3.5). */
export function fetchAgreements(cursor: string | undefined, signal: AbortSignal): Promise<AgreementPage> {
  return request<AgreementPage>('GET', '/api/console/agreements', { query: { cursor }, signal })
}

/** Companies among the members; the largest fleets when nothing is typed. */
export function fetchCompanies(q: string, signal: AbortSignal): Promise<{ rows: Company[] }> {
  const query = { q: q === '' ? undefined : q }
  return request<{ rows: Company[] }>('GET', '/api/console/companies', { query, signal })
}

/** @param key the same for every try of one wish */
export function sendAgreement(memberId: string, wish: AgreementWish, key: string): Promise<Agreement> {
  const path = `/api/console/members/${encodeURIComponent(memberId)}/agreements`
  return request<Agreement>('POST', path, { body: wish, idempotencyKey: key })
}

/** @param key the same for every try of one wish */
export function sendAgreementEnd(agreementId: string, reason: string, key: string): Promise<Agreement> {
  const path = `/api/console/agreements/${encodeURIComponent(agreementId)}/end`
  return request<Agreement>('POST', path, { body: { reason }, idempotencyKey: key })
}
