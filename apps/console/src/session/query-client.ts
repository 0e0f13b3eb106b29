import { QueryCache, QueryClient } from '@tanstack/react-query'
import { statusOf } from '../api/api-error.ts'
import { sessionKey } from './session-state.ts'
import type { SessionState } from './session-state.ts'

/**
 * The cache of everything read from the server. A 401 on any read means that the session is over: all that was read is
 * forgotten at once, because the next person at this desk may be somebody else.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (statusOf(error) === 401 && query.queryKey[0] !== sessionKey[0]) endSession(client, 'expired')
      },
    }),
    defaultOptions: {
      // "always": a shop's server may stand in its own network, where the browser believes to be offline.
      queries: { networkMode: 'always', retry: isWorthAnotherTry, staleTime: 15_000, refetchOnReconnect: true },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** Forgets what was read and shows the sign-in page in place, so that the address stays. */
export function endSession(client: QueryClient, because: 'expired' | 'left'): void {
  const nobody: SessionState = { signedIn: false, because }
  client.setQueryData(sessionKey, nobody)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
}

function isWorthAnotherTry(failures: number, error: Error): boolean {
  const status = statusOf(error)
  return failures < 1 && (status === 0 || status === 502 || status === 503)
}
