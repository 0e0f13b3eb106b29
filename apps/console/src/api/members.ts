import type {
  EndpointInput,
  EndpointOutput,
  explainMemberEntry,
  getConsoleMember,
  listConsoleMembers,
} from '@cheyou/contract'
import { request } from './http.ts'

export type MemberQuery = NonNullable<EndpointInput<typeof listConsoleMembers>['query']>
export type MemberPage = EndpointOutput<typeof listConsoleMembers>
export type MemberRow = MemberPage['rows'][number]
export type MemberSort = NonNullable<MemberQuery['sort']>
export type MemberDetail = EndpointOutput<typeof getConsoleMember>
export type MemberEntry = MemberDetail['recent'][number]
export type EntryExplanation = EndpointOutput<typeof explainMemberEntry>

/** One page of the members of my stores. */
export function fetchMembers(query: MemberQuery, signal: AbortSignal): Promise<MemberPage> {
  return request<MemberPage>('GET', '/api/console/members', { query: { ...query }, signal })
}

/** One member: card, balances, cars, recent points; 404 for a member of other stores too (foundation: visibility). */
export function fetchMember(memberId: string, signal: AbortSignal): Promise<MemberDetail> {
  return request<MemberDetail>('GET', `/api/console/members/${encodeURIComponent(memberId)}`, { signal })
}

/** Which rule gave what for which line (req. 2.4). */
export function fetchExplanation(memberId: string, entryId: string, signal: AbortSignal): Promise<EntryExplanation> {
  const path = `/api/console/members/${encodeURIComponent(memberId)}/points/${encodeURIComponent(entryId)}`
  return request<EntryExplanation>('GET', path, { signal })
}
