import { useEffect } from 'react'
import type { Failure } from '../api/failure.ts'

const CONFLICT = 409

/**
 * A definite no may mean that something changed meanwhile, a price for one: what the page shows is asked for again, so that
 * the person sees what holds now beside the refusal, and can go on.
 */
export function useAskedAgain(failure: Failure | null, reload: () => void): void {
  useEffect(() => {
    if (failure !== null && failure.status === CONFLICT) reload()
  }, [failure, reload])
}
