import type { ReactNode } from 'react'
import { Failure } from '../components/failure.tsx'
import { Opening } from '../components/opening.tsx'
import { SignIn } from './sign-in.tsx'
import { MeContext, useSession } from './session-state.ts'

/**
 * Shows the desk to who is signed in and the sign-in form to everybody else, at whatever address they came to: after
 * signing in they are where they wanted to be.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSession()
  if (session.data?.signedIn) return <MeContext.Provider value={session.data.me}>{children}</MeContext.Provider>
  if (session.data) return <SignIn because={session.data.because} />
  if (session.isPending) return <Opening />
  return <Failure error={session.error} onRetry={() => void session.refetch()} busy={session.isFetching} wholePage />
}
