import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import type { Sort } from './list.ts'
import { initialFilters, readKept, readView, writeKept, writeParameters } from './list-view.ts'
import type { ListView, ViewShape } from './list-view.ts'

/** A view of a list, and the ways to change it. */
export interface ListPlace {
  readonly view: ListView
  /** Other filters begin on the first page. */
  readonly filter: (filters: ListView['filters']) => void
  readonly sortBy: (sort: Sort) => void
  /** The page after this one, which begins at a cursor. */
  readonly forward: (cursor: string) => void
  /** One page back; to the first one where the way back is not known. */
  readonly back: () => void
  readonly toFirstPage: () => void
  readonly resize: (limit: number) => void
  /** Shows one row beside the list; null closes it. */
  readonly open: (rowId: string | null) => void
  /** Takes filters, sort and page size of a view kept earlier. */
  readonly show: (kept: { readonly address: string; readonly viewId: string }) => void
  /** Says that what is shown is kept under this name now. */
  readonly call: (viewId: string | null) => void
  /** All filters as they are at first; under no name. */
  readonly clear: () => void
}

/**
 * The state of a list, kept in the address and its history entry: a reload, the way back and a link that is sent show the
 * same rows. `shape` must be the same object at every drawing.
 */
export function useListView(shape: ViewShape): ListPlace {
  const location = useLocation()
  const [parameters, setParameters] = useSearchParams()
  const kept = useMemo(() => readKept(location.state), [location.state])
  const view = useMemo(() => readView(parameters, kept, shape), [parameters, kept, shape])
  const write = useCallback(
    (change: Partial<ListView>, replace = false) => {
      const next = { ...view, ...change }
      setParameters(writeParameters(next, shape), { state: writeKept(next, shape), replace })
    },
    [view, shape, setParameters],
  )
  return useMemo(() => {
    const firstPage = { page: 1, cursor: undefined, trail: [], openId: null } as const
    const turnTo = (trail: readonly string[]) =>
      write({ page: trail.length + 1, cursor: trail.at(-1), trail, openId: null })
    return {
      view,
      filter: (filters) => write({ filters, ...firstPage }),
      sortBy: (sort) => write({ sort, ...firstPage }),
      forward: (cursor) => write({ page: view.page + 1, cursor, trail: trailWith(view, cursor), openId: null }),
      back: () => turnTo(view.trail.slice(0, -1)),
      toFirstPage: () => turnTo([]),
      resize: (limit) => write({ limit, ...firstPage }),
      // Only the first opening is a step of its own in the history; going from row to row is not.
      open: (openId) => write({ openId }, view.openId !== null),
      show: ({ address, viewId }) =>
        write({ ...readView(new URLSearchParams(address), readKept(null), shape), ...firstPage, viewId }),
      call: (viewId) => write({ viewId }, true),
      clear: () => write({ filters: initialFilters(shape), ...firstPage, viewId: null }),
    }
  }, [view, shape, write])
}

/** From a page in the middle, opened by a link, the way back stays unknown. */
function trailWith({ page, trail }: ListView, cursor: string): readonly string[] {
  return trail.length === page - 1 ? [...trail, cursor] : []
}
