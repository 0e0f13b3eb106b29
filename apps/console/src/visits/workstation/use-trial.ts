import { useEffect, useRef, useState } from 'react'
import { listenForScans } from '../counter/scanner/listen-for-scans.ts'
import { tempos, type ScannerSettings } from '../counter/scanner/use-scanner-settings.ts'

interface TriedKey {
  readonly name: string
  /** Since the key before; null after a pause. */
  readonly gapMs: number | null
}

interface Trial {
  readonly keys: readonly TriedKey[]
  /** The last scan; null before the first. */
  readonly understood: string | null
  /** The middle gap between the keys that are shown; null for fewer than two. */
  readonly gap: number | null
}

/** After so long a pause what was shown before goes. */
const PAUSE_MS = 1000
const KEYS_MOST = 60

/** Every key as it comes to this page, and what is understood of them. */
export function useTrial(settings: ScannerSettings): Trial {
  const { tempo } = settings
  const latest = useRef(settings)
  latest.current = settings
  const [keys, setKeys] = useState<readonly TriedKey[]>([])
  const [understood, setUnderstood] = useState<string | null>(null)
  useEffect(() => {
    let last = -Infinity
    const note = (event: KeyboardEvent): void => {
      if (event.repeat) return
      const gapMs = Math.round(event.timeStamp - last)
      last = event.timeStamp
      const isFirst = gapMs > PAUSE_MS
      const key = { name: nameOf(event), gapMs: isFirst ? null : gapMs }
      setKeys((before) => (isFirst ? [key] : [...before, key].slice(-KEYS_MOST)))
    }
    // Before the scanner's own listener, which lets no key of a scan pass.
    window.addEventListener('keydown', note, true)
    const stop = listenForScans(window, { affixes: () => latest.current, tempo: tempos[tempo], onScan: setUnderstood })
    return () => {
      stop()
      window.removeEventListener('keydown', note, true)
    }
  }, [tempo])
  const gaps = keys.flatMap(({ gapMs }) => (gapMs === null ? [] : [gapMs])).toSorted((a, b) => a - b)
  return { keys, understood, gap: gaps[gaps.length >> 1] ?? null }
}

/** While an input method is on the browser tells of the place of a key alone. */
const nameOf = ({ key, code }: KeyboardEvent): string => (key === 'Process' ? code : key === ' ' ? 'Space' : key)
