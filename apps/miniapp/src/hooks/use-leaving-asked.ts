import { useEffect } from 'react'
import { platform } from '#platform'

/** Has the phone ask with these words before the page is left; null: it is left without a word. */
export function useLeavingAsked(message: string | null): void {
  useEffect(() => {
    if (message === null) return
    platform.askBeforeLeaving(message)
    return () => platform.askBeforeLeaving(null)
  }, [message])
}
