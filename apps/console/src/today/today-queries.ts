import { useQuery } from '@tanstack/react-query'
import { getToday, getVisitMonths, getWaiting } from '@cheyou/contract/routes'
import { call } from '../api/call.ts'

/** First parts of the keys of what 今日 shows. */
export const todayKeys = { waiting: 'waiting', today: 'today', months: 'visit-months' } as const

/** How often figures that nobody tells of are read again, in milliseconds. */
const AGAIN_MS = 60_000

/** What waits for the person at the desk; the badges of the navigation come from it too. */
export const useWaiting = () =>
  useQuery({
    queryKey: [todayKeys.waiting],
    queryFn: ({ signal }) => call(getWaiting, { signal }),
    refetchInterval: AGAIN_MS,
  })

export const useToday = () =>
  useQuery({
    queryKey: [todayKeys.today],
    queryFn: ({ signal }) => call(getToday, { signal }),
    refetchInterval: AGAIN_MS,
  })

export const useVisitMonths = () =>
  useQuery({ queryKey: [todayKeys.months], queryFn: ({ signal }) => call(getVisitMonths, { signal }) })
