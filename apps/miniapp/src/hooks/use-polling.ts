import { useEffect, useRef } from 'react'

/** Asks again and again while `active`, each time `everyMs` after the last answer came. Failures wait for the next turn. */
export function usePolling(ask: () => Promise<void>, everyMs: number, active: boolean): void {
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (!active) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const turn = async (): Promise<void> => {
      try {
        await latest.current()
      } catch {
        // Without network the next turn asks again; the page shows by itself that it is offline.
      }
      if (!stopped) timer = setTimeout(() => void turn(), everyMs)
    }
    void turn()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [active, everyMs])
}
