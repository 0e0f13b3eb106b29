import { useEffect } from 'react'
import { platform } from '#platform'

/** Bright, awake and out of screenshots while the page is in front; everything as before when it goes. */
export function useBrightPage(shown: boolean): void {
  useEffect(() => {
    if (!shown) return
    let restore: (() => void) | null = null
    let gone = false
    void platform.brighten().then((undo) => {
      if (gone) undo()
      else restore = undo
    })
    platform.keepAwake(true)
    platform.hideFromCapture(true)
    return () => {
      gone = true
      restore?.()
      platform.keepAwake(false)
      platform.hideFromCapture(false)
    }
  }, [shown])
}
