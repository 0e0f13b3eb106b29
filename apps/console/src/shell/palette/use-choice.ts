import { useEffect, useRef, useState } from 'react'
import { recordId, type Entry } from './entries.tsx'
import type { Records } from './use-records.ts'

interface Choice {
  readonly chosen: Entry | undefined
  readonly choose: (entry: Entry) => void
  /** To the next line or the one before, around the ends. */
  readonly step: (by: 1 | -1) => void
}

/**
 * Which line Enter takes: the one gone to with the arrows, else the first that is there at once, else the first record. Records that come
 * later do not push it away.
 */
export function useChoice(typed: string, entries: readonly Entry[], local: readonly Entry[]): Choice {
  const [kept, setKept] = useState<{ typed: string; id: string } | null>(null)
  const ready = entries.filter((entry) => entry.ready)
  const chosen =
    ready.find(({ id }) => kept?.typed === typed && kept.id === id) ??
    ready.find(({ id }) => local[0]?.id === id) ??
    ready[0]
  const choose = ({ id }: Entry): void => setKept({ typed, id })
  return {
    chosen,
    choose,
    step: (by) => {
      const at = ready.findIndex(({ id }) => id === chosen?.id)
      const next = ready.at((at + by) % ready.length)
      if (next !== undefined) choose(next)
    },
  }
}

/** A whole number leads straight to whose it is; so does Enter once the answer is there, where it was pressed before. */
export function useEnter(
  typed: string,
  { found, fresh }: Records,
  entries: readonly Entry[],
  go: (entry: Entry) => void,
): (chosen: Entry | undefined) => void {
  const waiting = useRef<string | null>(null)
  const only = found?.rows.length === 1 ? found.rows[0] : undefined
  const isSure = fresh && only !== undefined && (only.why.whole || waiting.current === typed)
  const sureId = isSure ? recordId(only) : null
  const goTo = (id: string): void => {
    const entry = entries.find((one) => one.id === id)
    if (entry !== undefined) go(entry)
  }
  const latest = useRef(goTo)
  latest.current = goTo
  useEffect(() => {
    if (sureId !== null) latest.current(sureId)
  }, [sureId])
  return (chosen) => {
    if (chosen !== undefined) go(chosen)
    else waiting.current = typed
  }
}
