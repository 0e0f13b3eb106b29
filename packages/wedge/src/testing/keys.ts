import type { KeyPress } from '../read-key.ts'

export interface Typed {
  readonly key: string
  readonly code: string
  readonly keyCode?: number
}

const places: Readonly<Record<string, string>> = { '.': 'Period', '-': 'Minus', ']': 'BracketRight', '*': 'Digit8' }

/** The keys by which a keyboard types a text. */
export function keysOf(text: string): Typed[] {
  return [...text].map((key) => {
    if (/\d/.test(key)) return { key, code: `Digit${key}` }
    return { key, code: places[key] ?? `Key${key.toUpperCase()}` }
  })
}

export function keyOf({ key, code, keyCode = 0 }: Typed, at: number): KeyPress {
  const held = { shiftKey: key === '*', ctrlKey: false, altKey: false, metaKey: false, isComposing: keyCode === 229 }
  return { at, key, code, keyCode, ...held }
}
