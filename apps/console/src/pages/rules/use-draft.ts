import { useCallback, useEffect, useRef, useState } from 'react'
import { saveDraft, type RuleDraft, type Rules } from '../../api/rules.ts'

/** How long the keys must rest before what was typed is sent. */
const REST_MS = 350

type Edited = Pick<RuleDraft, 'name' | 'rules'>

export interface DraftAtWork extends Edited {
  /** As the server has it, with the problems it found. */
  readonly saved: RuleDraft
  readonly state: 'saved' | 'saving' | 'failed'
  readonly error: unknown
  readonly change: (edit: { name: string } | { rules: Rules }) => void
  /** Sends what is not sent yet. @returns the draft as saved */
  readonly settle: () => Promise<RuleDraft>
}

/**
 * A draft being typed at: shown at once, saved when the keys rest, one save after the other, so that no save is on an older
 * revision than the one before it gave.
 */
export function useDraft(opened: RuleDraft): DraftAtWork {
  const [edited, setEdited] = useState<Edited>(opened)
  const [saved, setSaved] = useState(opened)
  const [state, setState] = useState<DraftAtWork['state']>('saved')
  const [error, setError] = useState<unknown>(null)
  const latest = useRef<Edited>(opened)
  const onServer = useRef(opened)
  const sent = useRef<Edited>(opened)
  const running = useRef<Promise<RuleDraft> | null>(null)

  const send = useCallback(async (): Promise<RuleDraft> => {
    while (sent.current !== latest.current) {
      const { name, rules } = latest.current
      const sending = latest.current
      const { draftId, revision } = onServer.current
      onServer.current = await saveDraft(draftId, { revision, name, rules })
      sent.current = sending
      setSaved(onServer.current)
    }
    return onServer.current
  }, [])

  const settle = useCallback(async (): Promise<RuleDraft> => {
    setState('saving')
    try {
      running.current ??= send().finally(() => {
        running.current = null
      })
      const draft = await running.current
      setState('saved')
      setError(null)
      return draft
    } catch (problem) {
      setState('failed')
      setError(problem)
      throw problem
    }
  }, [send])

  useEffect(() => {
    if (edited === sent.current) return
    // What went wrong stands in `error` and is shown.
    const timer = setTimeout(() => void settle().catch(() => undefined), REST_MS)
    return () => clearTimeout(timer)
  }, [edited, settle])

  const change = useCallback((edit: Partial<Edited>) => {
    latest.current = { ...latest.current, ...edit }
    setEdited(latest.current)
    setState('saving')
  }, [])
  return { ...edited, saved, state, error, change, settle }
}
