import type { Direction, Sort } from './list.ts'

/** What part of a list is looked at, and which of its rows is open. */
export interface ListView {
  /** Values by the names of filters; a filter that lets everything through is absent. */
  readonly filters: Readonly<Record<string, string>>
  readonly sort: Sort | null
  /** From 1. */
  readonly page: number
  /** Where this page begins; undefined on the first one. */
  readonly cursor: string | undefined
  /** Cursors of the pages passed, this one last; empty when a link was opened in the middle of the list. */
  readonly trail: readonly string[]
  /** Rows of a page. */
  readonly limit: number
  readonly openId: string | null
  /** The view kept by name from which this one was taken; it may be changed since, or dropped. */
  readonly viewId: string | null
}

/** What of a view a list knows; anything else in an address is ignored. */
export interface ViewShape {
  readonly filters: readonly FilterShape[]
  readonly sorts: readonly string[]
  readonly sort: Sort | null
}

export interface FilterShape {
  readonly name: string
  /** Typed freely: it may be a phone number. */
  readonly typed: boolean
  readonly initial: string | undefined
  readonly accepts: (value: string) => boolean
}

export const pageSizes = [20, 50, 100] as const
const usualSize = 50
/** In an address: the filter that has an initial value lets everything through. */
const everything = 'all'
const cursorLength = 200

/**
 * In the history entry, not in the address: what was typed and may tell who somebody is, because addresses get copied and
 * logged; and the way back through the pages, which would make them long.
 */
export interface KeptState {
  readonly typed: Readonly<Record<string, string>>
  readonly trail: readonly string[]
}

const nothingKept: KeptState = { typed: {}, trail: [] }

/** The view that an address and its history entry stand for; what makes no sense in them counts as absent. */
export function readView(parameters: URLSearchParams, kept: KeptState, shape: ViewShape): ListView {
  const filters: Record<string, string> = {}
  for (const { name, initial, accepts } of shape.filters) {
    const given = kept.typed[name] ?? parameters.get(name)
    const value = given !== null && given !== everything && accepts(given) ? given : undefined
    const shown = value ?? (given === everything ? undefined : initial)
    if (shown !== undefined) filters[name] = shown
  }
  return {
    filters,
    sort: readSort(parameters.get('sort'), shape),
    ...readPlace(parameters, kept.trail),
    limit: pageSizes.find((size) => String(size) === parameters.get('size')) ?? usualSize,
    openId: parameters.get('open'),
    viewId: parameters.get('view'),
  }
}

function readSort(given: string | null, { sorts, sort }: ViewShape): Sort | null {
  const [by = '', direction] = (given ?? '').split('.')
  if (!sorts.includes(by) || (direction !== 'asc' && direction !== 'desc')) return sort
  return { by, direction: direction satisfies Direction }
}

function readPlace(parameters: URLSearchParams, trail: readonly string[]): Pick<ListView, 'page' | 'cursor' | 'trail'> {
  if (trail.length > 0) return { page: trail.length + 1, cursor: trail.at(-1), trail }
  const cursor = parameters.get('after')
  const page = Number(parameters.get('page'))
  if (cursor === null || cursor === '' || cursor.length > cursorLength || !Number.isSafeInteger(page) || page < 2)
    return { page: 1, cursor: undefined, trail: [] }
  return { page, cursor, trail: [] }
}

/** The part of a view that stands in the address; what the list shows anyway is left out. */
export function writeParameters(view: ListView, shape: ViewShape): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const { name, initial, typed } of shape.filters) {
    const value = view.filters[name]
    if (value === initial) continue
    if (value === undefined) parameters.set(name, everything)
    else if (!typed || !isTelling(value)) parameters.set(name, value)
  }
  const { sort, page, cursor, limit, openId, viewId } = view
  if (viewId !== null) parameters.set('view', viewId)
  if (sort !== null && (sort.by !== shape.sort?.by || sort.direction !== shape.sort.direction))
    parameters.set('sort', `${sort.by}.${sort.direction}`)
  if (limit !== usualSize) parameters.set('size', String(limit))
  // A page of a search that the address does not tell would be a page of another list.
  if (cursor !== undefined && !hasTellingSearch(view, shape)) {
    parameters.set('page', String(page))
    parameters.set('after', cursor)
  }
  if (openId !== null) parameters.set('open', openId)
  return parameters
}

export function writeKept(view: ListView, shape: ViewShape): KeptState {
  const typed = shape.filters.flatMap((filter) => {
    const value = filter.typed ? view.filters[filter.name] : undefined
    return value !== undefined && isTelling(value) ? [[filter.name, value] as const] : []
  })
  return { typed: Object.fromEntries(typed), trail: view.trail }
}

/** Phone, plate and card numbers have digits; the beginning of a name has none. */
function isTelling(typed: string): boolean {
  return /\d/.test(typed)
}

function hasTellingSearch(view: ListView, shape: ViewShape): boolean {
  return shape.filters.some(({ name, typed }) => typed && isTelling(view.filters[name] ?? ''))
}

/** History entries outlive versions of a page, so nothing about them is taken for granted. */
export function readKept(state: unknown): KeptState {
  if (typeof state !== 'object' || state === null || !('typed' in state) || !('trail' in state)) return nothingKept
  const { typed, trail } = state
  const isTrail = Array.isArray(trail) && trail.every((cursor): cursor is string => typeof cursor === 'string')
  const isTyped = typeof typed === 'object' && typed !== null && Object.values(typed).every(isText)
  return isTrail && isTyped ? { typed: { ...typed }, trail } : nothingKept
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Whether a filter holds rows back that the list shows at first. */
export function isNarrowed(view: ListView, { filters }: ViewShape): boolean {
  return filters.some(({ name, initial }) => view.filters[name] !== undefined && view.filters[name] !== initial)
}

/** What of a view is kept under a name: filters, order and page size, as the address says them on the first page. */
export function addressOf(view: ListView, shape: ViewShape): string {
  return writeParameters({ ...view, page: 1, cursor: undefined, openId: null, viewId: null }, shape).toString()
}

/** The values with which a list begins. */
export function initialFilters({ filters }: ViewShape): ListView['filters'] {
  return Object.fromEntries(filters.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])))
}
