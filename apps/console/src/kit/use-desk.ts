import type { DeskColumns, DeskView } from '@cheyou/contract'
import { getDesk } from '@cheyou/contract/routes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../api/call.ts'

/** First part of the key of what this person keeps of lists. */
export const DESK = 'desk'

interface Desk {
  readonly views: readonly DeskView[]
  readonly columns: Readonly<Record<string, DeskColumns>>
}

/** What this person keeps of all lists: read once, for every list page. */
export function useDesk() {
  return useQuery({
    queryKey: [DESK],
    queryFn: ({ signal }): Promise<Desk> => call(getDesk, { signal }),
    staleTime: 5 * 60_000,
  })
}

/** Changes what is known of the desk, before or after the server says the same. */
export function useChangeDesk() {
  const client = useQueryClient()
  return useCallback(
    (change: (desk: Desk) => Desk) =>
      client.setQueryData<Desk>([DESK], (desk) => (desk === undefined ? undefined : change(desk))),
    [client],
  )
}
