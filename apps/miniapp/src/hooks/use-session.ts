import { useEffect, useSyncExternalStore } from 'react'
import type { Session } from '../session/session.ts'
import { isConsentAsked, session, startSession, watchSession } from '../session/session.ts'

/** The session, started by whichever page comes first. */
export function useSession(): Session {
  const current = useSyncExternalStore(watchSession, session)
  useEffect(() => {
    if (session().state === 'starting') void startSession()
  }, [])
  return current
}

/** Whether a change of the privacy text is asked about now. */
export function useConsentAsked(): boolean {
  return useSyncExternalStore(watchSession, isConsentAsked)
}
