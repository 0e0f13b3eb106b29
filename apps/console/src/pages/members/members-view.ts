import type { InputOf, listConsoleMembers } from '@cheyou/contract/routes'

export type MemberSort = NonNullable<InputOf<typeof listConsoleMembers>['query']['sort']>

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
export interface KeptState {
  readonly search: string
  readonly trail: readonly string[]
}

const nothingKept: KeptState = { search: '', trail: [] }

/** The view that an address and its history entry stand for; what is unknown in them counts as absent. */
export function readView(parameters: URLSearchParams, kept: KeptState): MembersView {
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

/** The part of the view that stands in the address: codes and ids only. */
export function writeParameters(view: MembersView): URLSearchParams {
  const parameters = new URLSearchParams()
  if (view.tier !== null) parameters.set('tier', view.tier)
  if (view.sort !== 'joinedOn' || view.direction !== 'desc') parameters.set('sort', `${view.sort}.${view.direction}`)
  if (view.openId !== null) parameters.set('member', view.openId)
  return parameters
}

/** History entries outlive versions of this page, so nothing about them is taken for granted. */
export function readKept(state: unknown): KeptState {
  if (typeof state !== 'object' || state === null || !('search' in state) || !('trail' in state)) return nothingKept
  const { search, trail } = state
  const isTrail = Array.isArray(trail) && trail.every((cursor): cursor is string => typeof cursor === 'string')
  return typeof search === 'string' && isTrail ? { search, trail } : nothingKept
}
