import { useEffect } from 'react'

/** Where a slash is a slash. */
const TYPED_INTO =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]'
/** What asks for an answer first. */
const ASKING = '.ant-modal-wrap:not([style*="display: none"]), dialog[open]'

/** Ctrl or ⌘ K opens the palette everywhere and closes it again; `/` opens it where nothing is typed into and nothing is asked. */
export function usePaletteKeys(toggle: () => void, open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey) return
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        toggle()
        return
      }
      // With a Chinese input method the key is 、.
      const slash = event.key === '/' || event.key === '、'
      if (!slash || event.ctrlKey || event.metaKey || isTypedInto(event.target) || document.querySelector(ASKING))
        return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [toggle, open])
}

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPED_INTO) !== null
