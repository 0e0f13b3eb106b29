import { useEffect, useRef } from 'react'

/** What keys do on this page, by `event.key`; with Ctrl or ⌘ as `Ctrl+Enter`. One that does nothing now is left to the browser. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key
      const run = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined
      if (run === undefined || event.defaultPrevented || event.repeat) return
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
