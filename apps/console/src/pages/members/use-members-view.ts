import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import type { MemberSort } from '../../api/members.ts'

/** What part of the list is looked at, and who of it is open in the drawer. */
export interface MembersView {
  readonly search: string
  readonly tier: string | null
  readonly sort: MemberSort
  readonly direction: 'asc' | 'desc'
  /** Cursors of the pages passed so far; the last one is this page's, none is the first page. */
  readonly trail: readonly string[]
  readonly openId: string | null
}

const sorts: Readonly<Record<MemberSort, true>> = {
  name: true,
  joinedOn: true,
  qualifying: true,
  redeemable: true,
  lastVisitOn: true,
}

/** In the history entry, not in the address: a search may be a phone number, and addresses get copied and logged. */
interface KeptState {
  readonly search: string
  readonly trail: readonly string[]
}

const nothingKept: KeptState = { search: '', trail: [] }

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

function readView(parameters: URLSearchParams, kept: KeptState): MembersView {
  const [sort = '', direction] = (parameters.get('sort') ?? '').split('.')
  const isKnown = Object.hasOwn(sorts, sort)
  return {
    ...kept,
    tier: parameters.get('tier'),
    sort: isKnown ? (sort as MemberSort) : 'joinedOn',
    direction: isKnown && direction === 'asc' ? 'asc' : 'desc',
    openId: parameters.get('member'),
  }
}

function writeParameters(view: MembersView): URLSearchParams {
  const parameters = new URLSearchParams()
  if (view.tier !== null) parameters.set('tier', view.tier)
  if (view.sort !== 'joinedOn' || view.direction !== 'desc') parameters.set('sort', `${view.sort}.${view.direction}`)
  if (view.openId !== null) parameters.set('member', view.openId)
  return parameters
}

/** History entries outlive versions of this page, so nothing about them is taken for granted. */
function readKept(state: unknown): KeptState {
  if (typeof state !== 'object' || state === null || !('search' in state) || !('trail' in state)) return nothingKept
  const { search, trail } = state
  const isTrail = Array.isArray(trail) && trail.every((cursor): cursor is string => typeof cursor === 'string')
  return typeof search === 'string' && isTrail ? { search, trail } : nothingKept
}
