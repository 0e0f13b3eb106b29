import type { Door } from './requests.ts'
import { keepHistoryPrivate } from './private-history.ts'
import { browserStore } from '../browser-parts.ts'

function outerSearches(): string[] {
  try {
    return [window.location.search, window.parent.location.search]
  } catch {
    return [window.location.search]
  }
}

function readDoor(): Door | null {
  for (const search of outerSearches()) {
    const door = new URLSearchParams(search).get('door')
    if (door === 'owner' || door === 'reception') return door
  }
  return null
}

/** Which phone this is: said by the page around it, or by its own address. */
export const door = readDoor()

/** Each phone keeps its own things, though all stand in one browser. */
export const store = browserStore(`cheyou.${door ?? 'visitor'}.`)

// Reception's phone lies on the counter with the scan page open.
if (door === 'reception' && window.location.hash.replace(/^#\/?/, '') === '') {
  window.history.replaceState(null, '', '#/subpackages/staff/scan/index')
}

if (window.parent !== window) keepHistoryPrivate()
