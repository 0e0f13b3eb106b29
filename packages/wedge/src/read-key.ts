/** What of a keydown the reading needs: the fields of a browser's KeyboardEvent, and when it came. */
export interface KeyPress {
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number
  readonly key: string
  /** The physical key: `KeyC`, `Digit1`, `Numpad1`, `Period`. */
  readonly code: string
  readonly keyCode: number
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/**
 * A character, an end of the scan, a key held beside others (nothing by itself), one that no person needs (Alt with the number
 * pad, by which a wrongly set scanner types), or one that no scanner presses.
 */
export type Key =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'end' | 'beside' | 'never typed' | 'other' }

const besides = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock'])

/** Keys by their place, on the layout that scanners are set to (US), without Shift. */
const places: Readonly<Record<string, string>> = {
  Period: '.',
  NumpadDecimal: '.',
  Minus: '-',
  NumpadSubtract: '-',
  Slash: '/',
  NumpadDivide: '/',
  Space: ' ',
  BracketRight: ']',
  NumpadMultiply: '*',
}
/** The same with Shift, where a code of ours or an identifier may hold the sign. */
const shifted: Readonly<Record<string, string>> = { Digit8: '*', Digit2: '@' }

/**
 * Reads one key. While an input method composes, the browser names no character (`Process`, 229): then the physical key counts.
 */
export function readKey(press: KeyPress): Key {
  if (besides.has(press.key)) return { kind: 'beside' }
  if (press.ctrlKey || press.metaKey) return controlled(press)
  if (press.altKey) return { kind: press.code.startsWith('Numpad') ? 'never typed' : 'other' }
  if (press.key === 'Enter' || press.key === 'Tab' || endCodes.has(press.code)) return { kind: 'end' }
  const taken = press.isComposing || press.key === 'Process' || press.keyCode === 229
  const text = taken ? byPlace(press) : press.key
  return text.length === 1 ? { kind: 'text', text } : { kind: 'other' }
}

const endCodes = new Set(['Enter', 'NumpadEnter', 'Tab'])

/** Scanners send control characters as Ctrl with a letter: J and M end a line, `]` is the GS between the parts of a GS1 code. */
function controlled({ code }: KeyPress): Key {
  if (code === 'KeyJ' || code === 'KeyM') return { kind: 'end' }
  return { kind: code === 'BracketRight' ? 'beside' : 'other' }
}

function byPlace({ code, shiftKey }: KeyPress): string {
  const plain = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code)
  if (shiftKey && shifted[code] !== undefined) return shifted[code]
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? places[code] ?? ''
}
