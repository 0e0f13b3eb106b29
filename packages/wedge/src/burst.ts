import { readKey, type KeyPress } from './read-key.ts'

export interface Tempo {
  /** The middle gap between two keys of a scan is at most so long; people need 60 ms and more. */
  readonly medianMs: number
  /** No gap within a scan is longer; so long after the last key a scan without an end key is over. */
  readonly longestMs: number
  readonly leastKeys: number
}

export const usualTempo: Tempo = { medianMs: 35, longestMs: 80, leastKeys: 6 }

/** What a key turned out to be: a person's, or one of a scan, which reaches nothing else on the page. */
export type Verdict = 'typing' | 'scanning'

export interface Judged {
  readonly verdict: Verdict
  /** This key made a scan of what looked like typing: what the keys before it wrote goes back. */
  readonly recognised: boolean
  /** As typed; a scan that is over by this key. */
  readonly scanned: string | null
}

/** What was typed too fast for a person, and when it ended. */
interface State {
  text: string
  times: number[]
  recognised: boolean
  /** When the last scan ended: a second end key of it (CR LF) is still its own. */
  endedAt: number
}

/**
 * Tells scans of a keyboard-wedge scanner from typing, by tempo alone. Give it every keydown, and call `silence` when no key
 * has come for `longestMs`.
 */
export function createBurst(tempo: Tempo = usualTempo) {
  const state: State = { text: '', times: [], recognised: false, endedAt: -Infinity }

  const forget = () => Object.assign(state, { text: '', times: [], recognised: false })
  const end = (at: number): string | null => {
    const scanned = state.recognised ? state.text : null
    if (scanned !== null) state.endedAt = at
    forget()
    return scanned
  }
  const quietFor = (at: number): number => at - (state.times.at(-1) ?? -Infinity)

  function press(key: KeyPress): Judged {
    const left = quietFor(key.at) > tempo.longestMs ? end(key.at) : null
    const judged = judge(key)
    return { ...judged, scanned: judged.scanned ?? left }
  }

  function judge(pressed: KeyPress): Judged {
    const key = readKey(pressed)
    if (key.kind === 'beside') return is(state.recognised ? 'scanning' : 'typing')
    if (key.kind === 'end') {
      if (pressed.at - state.endedAt <= tempo.longestMs && state.times.length === 0) return is('scanning')
      const scanned = end(pressed.at)
      return { verdict: scanned === null ? 'typing' : 'scanning', recognised: false, scanned }
    }
    if (key.kind === 'never typed') return is('scanning')
    if (key.kind !== 'text') return other()
    state.text += key.text
    state.times.push(pressed.at)
    if (state.recognised) return is('scanning')
    state.recognised = isScan(state.times, tempo)
    return { verdict: state.recognised ? 'scanning' : 'typing', recognised: state.recognised, scanned: null }
  }

  /** Within a scan a key that is no part of it is still none for the page; after typing it begins a new reading. */
  function other(): Judged {
    if (state.recognised) return is('scanning')
    forget()
    return is('typing')
  }

  return {
    press,
    /** No key for `longestMs`: a scan without an end key is over. Gives its text. */
    silence: (at: number): string | null => (quietFor(at) >= tempo.longestMs ? end(at) : null),
    /** Whether a key at this time begins a reading: what stands in the field now is what a scan must leave there. */
    begins: (at: number): boolean => state.times.length === 0 || quietFor(at) > tempo.longestMs,
  }
}

export type Burst = ReturnType<typeof createBurst>

const is = (verdict: Verdict): Judged => ({ verdict, recognised: false, scanned: null })

function isScan(times: readonly number[], { leastKeys, medianMs }: Tempo): boolean {
  if (times.length < leastKeys) return false
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  return (gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? Infinity) <= medianMs
}
