import { useCallback, useEffect, useRef, useState } from 'react'
import type { RuleDraft } from '@cheyou/contract'
import { getRuleDraft, saveRuleDraft } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { Edited, Unsaved } from './unsaved.ts'

/** How long the keys must rest before what was typed is sent. */
const REST_MS = 350

/**
 * What is shown of a draft, and on its way to the server: one save after the other, so that no save is on an older revision
 * than the one before it gave.
 */
export function useSaving(begun: Unsaved) {
  const [edited, setEdited] = useState<Edited>(begun.edited)
  const [saved, setSaved] = useState(begun.saved)
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>(begun.edited === begun.saved ? 'saved' : 'saving')
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(begun.edited)
  const onServer = useRef(begun.saved)
  const sent = useRef<Edited>(begun.saved)
  const running = useRef<Promise<RuleDraft> | null>(null)

  const send = useCallback(async (): Promise<RuleDraft> => {
    while (sent.current !== latest.current) {
      const sending = latest.current
      const { draftId, revision } = onServer.current
      const body = { revision, name: sending.name, rules: sending.rules }
      onServer.current = await call(saveRuleDraft, { params: { draftId }, body })
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
    if (edited === sent.current) {
      // A step was taken back before it was sent.
      if (running.current === null) setState('saved')
      return
    }
    // What went wrong stands in `error` and is shown.
    const timer = setTimeout(() => void settle().catch(() => undefined), REST_MS)
    return () => clearTimeout(timer)
  }, [edited, settle])

  const show = useCallback((next: Edited) => {
    latest.current = next
    setEdited(next)
    setState('saving')
  }, [])
  /** Goes on from what the server has now: with what is typed here, or with theirs. */
  const goOnFromServer = async (whose: 'mine' | 'theirs'): Promise<unknown> => {
    onServer.current = await call(getRuleDraft, { params: { draftId: onServer.current.draftId } })
    setSaved(onServer.current)
    if (whose === 'theirs') {
      sent.current = onServer.current
      show(onServer.current)
    }
    return settle()
  }
  /** What is typed and not yet on the server; null when all is. */
  const unsaved = (): Unsaved | null =>
    sent.current === latest.current ? null : { edited: latest.current, saved: onServer.current }
  return { edited, saved, state, error, latest, settle, show, goOnFromServer, unsaved }
}
