import type { Platform, Store } from './platform.ts'
import { fontScale } from './font-scale.ts'

/** Local storage under a prefix, so that two phones side by side in one browser keep their things apart. */
export function browserStore(prefix: string): Store {
  return {
    get: (key) => window.localStorage.getItem(prefix + key),
    set: (key, value) => window.localStorage.setItem(prefix + key, value),
    remove: (key) => window.localStorage.removeItem(prefix + key),
    clear: () => {
      for (const key of Object.keys(window.localStorage)) {
        if (key.startsWith(prefix)) window.localStorage.removeItem(key)
      }
    },
  }
}

function watchNetwork(listener: (online: boolean) => void): () => void {
  const up = (): void => listener(true)
  const down = (): void => listener(false)
  window.addEventListener('online', up)
  window.addEventListener('offline', down)
  return () => {
    window.removeEventListener('online', up)
    window.removeEventListener('offline', down)
  }
}

/** The phone's font setting as a browser tells it: `medium` is the size that its owner chose. */
function chosenFontSize(): number {
  const probe = document.createElement('span')
  probe.style.fontSize = 'medium'
  document.documentElement.append(probe)
  const size = Number.parseFloat(window.getComputedStyle(probe).fontSize)
  probe.remove()
  return size
}

// The bars that Taro draws stand beside the screens, and grow with them.
document.documentElement.style.setProperty('--text-scale', String(fontScale(chosenFontSize())))

// Taro's tab bar has links to `javascript:;`, which a strict Content-Security-Policy reports; its own handler does the work.
document.addEventListener('click', (event) => {
  const { target } = event
  if (target instanceof Element && target.closest('a[href^="javascript:"]') !== null) event.preventDefault()
})

/** Only WeChat has a conversation with the shop. */
export function ServiceButton() {
  return null
}

/** What a browser can and cannot do, the same for every browser build. */
export const browserParts: Pick<
  Platform,
  | 'brighten'
  | 'keepAwake'
  | 'hideFromCapture'
  | 'isOnline'
  | 'watchNetwork'
  | 'askBeforeLeaving'
  | 'offerUpdates'
  | 'textScale'
> = {
  brighten: () => Promise.resolve(() => undefined),
  keepAwake: () => undefined,
  hideFromCapture: () => undefined,
  isOnline: () => Promise.resolve(window.navigator.onLine),
  watchNetwork,
  askBeforeLeaving: () => undefined,
  offerUpdates: () => undefined,
  textScale: () => fontScale(chosenFontSize()),
}
