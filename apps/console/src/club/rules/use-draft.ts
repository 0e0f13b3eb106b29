import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/api-error.ts'
import type { RuleDraft, Rules } from '@cheyou/contract'
import { keepUnsaved, takenUp, unsavedOf, type Edited } from './unsaved.ts'
import { useSaving } from './use-saving.ts'

const STEPS_MOST = 100

export interface DraftAtWork extends Edited {
  /** As the server has it, with the problems it found. */
  readonly saved: RuleDraft
  readonly state: 'saved' | 'saving' | 'failed'
  readonly error: unknown
  /** What is typed at one place in a row is one step. */
  readonly change: (edit: { name: string } | { rules: Rules }, place?: string) => void
  /** Takes the last step back; null when there is none. */
  readonly undo: (() => void) | null
  /** Sends what is not sent yet. @returns the draft as saved */
  readonly settle: () => Promise<RuleDraft>
  /** When somebody else saved meanwhile: puts what is typed here over theirs, or takes theirs. Null otherwise. */
  readonly conflict: { readonly keepMine: () => Promise<unknown>; readonly takeTheirs: () => Promise<unknown> } | null
}

/** A draft being typed at: shown at once and saved when the keys rest. What could not be saved is there again when it is opened again. */
export function useDraft(opened: RuleDraft): DraftAtWork {
  const [begun] = useState(() => unsavedOf(opened.draftId) ?? { edited: opened, saved: opened })
  const { edited, saved, state, error, latest, settle, show, goOnFromServer, unsaved } = useSaving(begun)
  const { addStep, takeBack } = useSteps()
  useEffect(() => takenUp(opened.draftId), [opened.draftId])
  useLeaving(() => {
    const left = unsaved()
    if (left) keepUnsaved(left, settle())
    return left !== null
  })
  const change = useCallback(
    (edit: Partial<Edited>, place?: string) => {
      addStep(latest.current, place)
      show({ ...latest.current, ...edit })
    },
    [addStep, latest, show],
  )
  const takeTheirs = () => {
    addStep(latest.current)
    return goOnFromServer('theirs')
  }
  const changed = error instanceof ApiError && error.problem.code === 'RULES_CHANGED'
  return {
    ...edited,
    saved,
    state,
    error,
    change,
    undo: takeBack && (() => show(takeBack())),
    settle,
    conflict: changed ? { keepMine: () => goOnFromServer('mine'), takeTheirs } : null,
  }
}

/** What was there before each change, the last one first to be taken back. */
function useSteps() {
  const [steps, setSteps] = useState<readonly Edited[]>([])
  const lastPlace = useRef<string | undefined>(undefined)
  const addStep = useCallback((before: Edited, place?: string) => {
    const goesOn = place !== undefined && place === lastPlace.current
    lastPlace.current = place
    if (!goesOn) setSteps((all) => [...all, before].slice(-STEPS_MOST))
  }, [])
  const last = steps.at(-1)
  const takeBack = () => {
    setSteps((all) => all.slice(0, -1))
    lastPlace.current = undefined
    return last!
  }
  return { addStep, takeBack: last ? takeBack : null }
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
