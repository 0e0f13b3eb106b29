import { explainMemberEntry, getConsoleMember, getConsoleBenefits, noteOpenedMember } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export function useMember(memberId: string) {
  return useQuery({
    queryKey: ['member', memberId],
    queryFn: ({ signal }) => call(getConsoleMember, { params: { memberId }, signal }),
  })
}

/** Lets the server know whom one opened, to be offered again by the palette. Nothing waits for it, and nothing hangs on it. */
export function noteOpened(memberId: string): void {
  call(noteOpenedMember, { params: { memberId } }).catch(() => {})
}

/** An entry never changes once posted, so its explanation is asked for once. */
export function useExplanation(memberId: string, entryId: string) {
  return useQuery({
    queryKey: ['member', memberId, 'explanation', entryId],
    queryFn: ({ signal }) => call(explainMemberEntry, { params: { memberId, entryId }, signal }),
    staleTime: Infinity,
  })
}

/** Where a member's service package is kept, to be put in place by what changes it. */
export const benefitsKey = (memberId: string) => ['member', memberId, 'benefits']

export function useBenefits(memberId: string) {
  return useQuery({
    queryKey: benefitsKey(memberId),
    queryFn: ({ signal }) => call(getConsoleBenefits, { params: { memberId }, signal }),
  })
}
