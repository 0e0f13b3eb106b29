import { useEffect, useState } from 'react'
import { platform } from '#platform'

/** Whether this phone has a network now. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    let watching = true
    void platform.isOnline().then((now) => {
      if (watching) setOnline(now)
    })
    const stop = platform.watchNetwork(setOnline)
    return () => {
      watching = false
      stop()
    }
  }, [])
  return online
}
