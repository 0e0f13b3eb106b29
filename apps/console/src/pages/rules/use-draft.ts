import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/api-error.ts'
import { fetchDraft, saveDraft, type RuleDraft, type Rules } from '../../api/rules.ts'
import { keepUnsaved, takenUp, unsavedOf, type Edited } from './unsaved.ts'

/** How long the keys must rest before what was typed is sent. */
const REST_MS = 350
/** What is typed faster than this after the last is one step to undo. */
const STEP_MS = 1000
const STEPS_MOST = 100

export interface DraftAtWork extends Edited {
  /** As the server has it, with the problems it found. */
  readonly saved: RuleDraft
  readonly state: 'saved' | 'saving' | 'failed'
  readonly error: unknown
  readonly change: (edit: { name: string } | { rules: Rules }) => void
  /** Takes the last step back; null when there is none. */
  readonly undo: (() => void) | null
  /** Sends what is not sent yet. @returns the draft as saved */
  readonly settle: () => Promise<RuleDraft>
  /** When somebody else saved meanwhile: puts what is typed here over theirs, or takes theirs. Null otherwise. */
  readonly conflict: { readonly keepMine: () => Promise<unknown>; readonly takeTheirs: () => Promise<void> } | null
}

/**
 * A draft being typed at: shown at once, saved when the keys rest, one save after the other, so that no save is on an older
 * revision than the one before it gave. What could not be saved is there again when the page is opened again.
 */
export function useDraft(opened: RuleDraft): DraftAtWork {
  const [begun] = useState(() => unsavedOf(opened.draftId) ?? { edited: opened, saved: opened })
  const [edited, setEdited] = useState<Edited>(begun.edited)
  const [saved, setSaved] = useState(begun.saved)
  const [state, setState] = useState<DraftAtWork['state']>(begun.edited === begun.saved ? 'saved' : 'saving')
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(begun.edited)
  const onServer = useRef(begun.saved)
  const sent = useRef<Edited>(begun.saved)
  const running = useRef<Promise<RuleDraft> | null>(null)
  const steps = useSteps()

  const send = useCallback(async (): Promise<RuleDraft> => {
    while (sent.current !== latest.current) {
      const sending = latest.current
      const { draftId, revision } = onServer.current
      onServer.current = await saveDraft(draftId, { revision, name: sending.name, rules: sending.rules })
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

  useEffect(() => takenUp(opened.draftId), [opened.draftId])
  useEffect(() => {
    if (edited === sent.current) return
    // What went wrong stands in `error` and is shown.
    const timer = setTimeout(() => void settle().catch(() => undefined), REST_MS)
    return () => clearTimeout(timer)
  }, [edited, settle])
  useLeaving(() => {
    if (sent.current === latest.current) return false
    keepUnsaved({ edited: latest.current, saved: onServer.current }, settle())
    return true
  })

  const show = useCallback((next: Edited) => {
    latest.current = next
    setEdited(next)
    setState('saving')
  }, [])
  const { add: addStep, takeBack } = steps
  const change = useCallback(
    (edit: Partial<Edited>) => {
      addStep(latest.current)
      show({ ...latest.current, ...edit })
    },
    [addStep, show],
  )
  const keepMine = async () => {
    onServer.current = await fetchDraft(onServer.current.draftId)
    return settle()
  }
  const takeTheirs = async () => {
    const theirs = await fetchDraft(onServer.current.draftId)
    addStep(latest.current)
    onServer.current = sent.current = latest.current = theirs
    setSaved(theirs)
    setEdited(theirs)
    setState('saved')
    setError(null)
  }
  const changed = error instanceof ApiError && error.problem.code === 'RULES_CHANGED'
  const undo = takeBack && (() => show(takeBack()))
  return { ...edited, saved, state, error, change, undo, settle, conflict: changed ? { keepMine, takeTheirs } : null }
}

/** What was there before each change, the last one first to be taken back. */
function useSteps() {
  const [steps, setSteps] = useState<readonly Edited[]>([])
  const lastAt = useRef(0)
  const add = useCallback((before: Edited) => {
    const now = performance.now()
    const isNew = now - lastAt.current > STEP_MS || lastAt.current === 0
    lastAt.current = now
    if (isNew) setSteps((all) => [...all, before].slice(-STEPS_MOST))
  }, [])
  const last = steps.at(-1)
  const takeBack =
    last &&
    (() => {
      setSteps((all) => all.slice(0, -1))
      lastAt.current = 0
      return last
    })
  return { add, takeBack: takeBack ?? null }
}

/** Calls `onLeave` when the page is left; while it says that something is unsaved, the browser asks before the window closes. */
function useLeaving(onLeave: () => boolean): void {
  const current = useRef(onLeave)
  current.current = onLeave
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (current.current()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      current.current()
    }
  }, [])
}
