import { useEffect, useSyncExternalStore } from 'react'
import type { Session } from '../session/session.ts'
import { session, startSession, watchSession } from '../session/session.ts'

/** The session, started by whichever page comes first. */
export function useSession(): Session {
  const current = useSyncExternalStore(watchSession, session)
  useEffect(() => {
    if (session().state === 'starting') void startSession()
  }, [])
  return current
}
