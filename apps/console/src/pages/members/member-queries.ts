import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '@cheyou/contract/routes'
import { explainMemberEntry, getConsoleBenefits, getConsoleMember, listConsoleMembers } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { MembersView } from './members-view.ts'

export type MemberPage = AnswerOf<typeof listConsoleMembers>

/** The page of the list that the view points at; while the next one is on its way the last one stays. */
export function useMemberPage(view: MembersView, limit: number) {
  const query = {
    q: view.search === '' ? undefined : view.search,
    tier: view.tier ?? undefined,
    sort: view.sort,
    direction: view.direction,
    cursor: view.trail.at(-1),
    limit,
  }
  return useQuery({
    queryKey: ['members', query],
    queryFn: ({ signal }) => call(listConsoleMembers, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useMember(memberId: string) {
  return useQuery({
    queryKey: ['member', memberId],
    queryFn: ({ signal }) => call(getConsoleMember, { params: { memberId }, signal }),
  })
}

/** An entry never changes once posted, so its explanation is asked for once. */
export function useExplanation(memberId: string, entryId: string) {
  return useQuery({
    queryKey: ['member', memberId, 'explanation', entryId],
    queryFn: ({ signal }) => call(explainMemberEntry, { params: { memberId, entryId }, signal }),
    staleTime: Infinity,
  })
}

/** Where a member's service package is kept, to be put in place by whoever changes it. */
export const benefitsKey = (memberId: string) => ['member', memberId, 'benefits']

export function useBenefits(memberId: string) {
  return useQuery({
    queryKey: benefitsKey(memberId),
    queryFn: ({ signal }) => call(getConsoleBenefits, { params: { memberId }, signal }),
  })
}
