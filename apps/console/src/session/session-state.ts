import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { statusOf } from '../api/api-error.ts'
import type { ConsoleMe } from '@cheyou/contract'
import { getConsoleMe } from '@cheyou/contract/routes'
import { call } from '../api/call.ts'

export const sessionKey = ['session'] as const

/** Who sits at the desk, or why nobody does. */
export type SessionState =
  | { readonly signedIn: true; readonly me: ConsoleMe }
  | { readonly signedIn: false; readonly because: 'nobody' | 'expired' | 'left' }

/** Asks the server who is signed in; 401 is an answer, not an error. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }): Promise<SessionState> => {
      try {
        return { signedIn: true, me: await call(getConsoleMe, { signal }) }
      } catch (error) {
        if (statusOf(error) === 401) return { signedIn: false, because: 'nobody' }
        throw error
      }
    },
    staleTime: 5 * 60_000,
  })
}

export const MeContext = createContext<ConsoleMe | null>(null)

/** The person at the desk; only below the session gate. */
export function useMe(): ConsoleMe {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe is used outside the session gate')
  return me
}
