import type { MembersFound } from '@cheyou/contract'
import { findMembers, listRecentMembers } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'

/** After the last key. */
const PAUSE_MS = 120

export interface Records {
  /** What the server found last, for this text or, while that is on its way, for the one before; null before the first. */
  readonly found: MembersFound | null
  /** What is shown is of what is typed now. */
  readonly fresh: boolean
  readonly error: Error | null
}

/** Members by what is typed. Asks when the typing pauses; an earlier question is given up, and its answer dropped. */
export function useRecords(typed: string): Records {
  const text = typed.trim()
  const asked = useAfterPause(text)
  const query = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) => call(findMembers, { body: { q: asked }, signal }),
    enabled: asked !== '',
    placeholderData: (before) => before,
    // Every search by a whole phone is one: the server keeps a log of them.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (text === '') return { found: null, fresh: true, error: null }
  const fresh = asked === text && !query.isPlaceholderData && !query.isFetching
  return { found: query.data ?? null, fresh, error: asked === text ? query.error : null }
}

/** Whom this one of the staff opened last. */
export function useRecentMembers() {
  return useQuery({
    queryKey: ['recent-members'],
    queryFn: ({ signal }) => call(listRecentMembers, { signal }),
    // The list of before would change under the hand.
    staleTime: 0,
    gcTime: 0,
  })
}

function useAfterPause(text: string): string {
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  // An empty box is empty at once.
  return text === '' ? '' : asked
}
