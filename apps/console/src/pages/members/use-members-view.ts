import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { readKept, readView, writeParameters } from './members-view.ts'
import type { KeptState, MembersView } from './members-view.ts'

/** The view lives in the browser's history, so that reloading, going back and opening a link all keep the place. */
export function useMembersView() {
  const location = useLocation()
  const [parameters, setParameters] = useSearchParams()
  const kept = useMemo(() => readKept(location.state), [location.state])
  const view = useMemo(() => readView(parameters, kept), [parameters, kept])

  const write = useCallback(
    (next: MembersView, replace = false) => {
      const state: KeptState = { search: next.search, trail: next.trail }
      setParameters(writeParameters(next), { state, replace })
    },
    [setParameters],
  )
  /** Another filter or order starts on the first page again. */
  const narrow = useCallback(
    (change: Partial<Pick<MembersView, 'search' | 'tier' | 'sort' | 'direction'>>) =>
      write({ ...view, ...change, trail: [], openId: null }),
    [view, write],
  )
  const turnTo = useCallback((trail: readonly string[]) => write({ ...view, trail, openId: null }), [view, write])
  /** Only the first opening is a step of its own in the history; leafing through the drawer is not. */
  const open = useCallback((openId: string | null) => write({ ...view, openId }, view.openId !== null), [view, write])
  return { view, narrow, turnTo, open }
}
