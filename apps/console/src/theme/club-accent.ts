import type { ClubLook } from '@cheyou/contract'
import { useSyncExternalStore } from 'react'

type Accent = ClubLook['accent']

const KEY = 'cheyou.console.accent'
const listeners = new Set<() => void>()
let current: Accent = kept()

/** The club's own accent, as this browser saw it last: the sign-in page has it before anybody is signed in. */
export function useClubAccent(): Accent {
  return useSyncExternalStore(subscribe, () => current)
}

/** Takes over what the server says. */
export function setClubAccent(accent: Accent): void {
  if (JSON.stringify(accent) === JSON.stringify(current)) return
  current = accent
  try {
    window.localStorage.setItem(KEY, JSON.stringify(accent))
  } catch {
    // Not kept; it still holds on this page.
  }
  for (const notify of listeners) notify()
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

function kept(): Accent {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? 'null')
    return isAccent(value) ? value : null
  } catch {
    return null
  }
}

function isAccent(value: unknown): value is NonNullable<Accent> {
  if (typeof value !== 'object' || value === null || !('light' in value) || !('dark' in value)) return false
  return [value.light, value.dark].every((shades) =>
    ['accent', 'wash', 'fill', 'fillHover'].every(
      (name) => typeof (shades as Record<string, unknown> | null)?.[name] === 'string',
    ),
  )
}
