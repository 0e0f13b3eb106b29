import { useQuery } from '@tanstack/react-query'
import { getToday, getVisitMonths, getWaiting } from '@cheyou/contract/routes'
import { call } from '../api/call.ts'

/** First parts of the keys of what 今日 shows. */
export const todayKeys = { waiting: 'waiting', today: 'today', months: 'visit-months' } as const

/** How often figures are read again that nobody may have told of, in milliseconds. */
const AGAIN_MS = 60_000
/** What waits: also where the server's stream does not get through. */
const WAITING_AGAIN_MS = 20_000

/** What waits for the person at the desk; the badges of the navigation come from it too. */
export const useWaiting = () =>
  useQuery({
    queryKey: [todayKeys.waiting],
    queryFn: ({ signal }) => call(getWaiting, { signal }),
    refetchInterval: WAITING_AGAIN_MS,
  })

export const useToday = () =>
  useQuery({
    queryKey: [todayKeys.today],
    queryFn: ({ signal }) => call(getToday, { signal }),
    refetchInterval: AGAIN_MS,
  })

export const useVisitMonths = () =>
  useQuery({ queryKey: [todayKeys.months], queryFn: ({ signal }) => call(getVisitMonths, { signal }) })
