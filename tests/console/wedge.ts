import type { Page } from 'playwright-core'
import { vi } from 'vitest'

interface Key {
  readonly key: string
  readonly code: string
  readonly text?: string
  readonly keyCode: number
}

const named: Readonly<Record<string, Key>> = {
  '\n': { key: 'Enter', code: 'Enter', text: '\r', keyCode: 13 },
  '\t': { key: 'Tab', code: 'Tab', keyCode: 9 },
  '.': { key: '.', code: 'Period', text: '.', keyCode: 190 },
  ']': { key: ']', code: 'BracketRight', text: ']', keyCode: 221 },
  '*': { key: '*', code: 'Digit8', text: '*', keyCode: 56 },
}

function keyOf(letter: string): Key {
  const code = /\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`
  return named[letter] ?? { key: letter, code, text: letter, keyCode: letter.toUpperCase().charCodeAt(0) }
}

/** When the last key went to a page, in seconds; whoever types next has paused since. */
const lastKey = new WeakMap<Page, number>()
const PAUSE_S = 0.5
/** Longer than any gap within a scan. */
const QUIET_S = 0.1

/**
 * Keys as a wedge scanner sends them: raw events of the browser, so many milliseconds apart by their own time, however slow the
 * machine is. `\n` is Enter, `\t` is Tab. With an input method on, the browser is told of places only.
 */
export async function typeKeys(page: Page, text: string, gapMs: number, inputMethod = false): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const begins = Math.max(Date.now() / 1000, (lastKey.get(page) ?? 0) + PAUSE_S)
  const ends = begins + (text.length * gapMs) / 1000
  lastKey.set(page, ends)
  await Promise.all(
    [...text].flatMap((letter, at) => {
      const { key, code, text: written, keyCode } = keyOf(letter)
      const timestamp = begins + (at * gapMs) / 1000
      const taken = inputMethod && written !== undefined && letter !== '\n'
      const event = taken
        ? { key: 'Process', code, windowsVirtualKeyCode: 229, timestamp }
        : { key, code, windowsVirtualKeyCode: keyCode, timestamp, ...(written !== undefined && { text: written }) }
      const type = taken || written === undefined ? ('rawKeyDown' as const) : ('keyDown' as const)
      return [
        session.send('Input.dispatchKeyEvent', { ...event, type }),
        session.send('Input.dispatchKeyEvent', { key, code, type: 'keyUp', timestamp: timestamp + 0.001 }),
      ]
    }),
  )
  await session.detach()
  // What a test does next comes after these keys by the page's clock too.
  await vi.waitUntil(() => Date.now() / 1000 > ends + QUIET_S, { interval: 10, timeout: 10_000 })
}
