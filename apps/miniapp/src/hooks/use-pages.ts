import { useRef, useState } from 'react'
import type { Failure } from '../api/failure.ts'
import { asFailure } from '../api/failure.ts'

interface Page<Row> {
  rows: Row[]
  nextCursor: string | null
}

export interface Pages<Row> {
  rows: Row[]
  hasMore: boolean
  busy: boolean
  failure: Failure | null
  more: () => void
}

/** The pages after the first one, which the screen itself has loaded. They go when the first one is loaded again. */
export function usePages<Row>(first: Page<Row> | null, load: (cursor: string) => Promise<Page<Row>>): Pages<Row> {
  const [later, setLater] = useState<{ first: Page<Row> | null; rows: Row[]; nextCursor: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const underWay = useRef(false)

  const current = later?.first === first ? later : { first, rows: [], nextCursor: first?.nextCursor ?? null }
  const more = (): void => {
    if (underWay.current || current.nextCursor === null) return
    underWay.current = true
    setBusy(true)
    setFailure(null)
    load(current.nextCursor)
      .then((page) => setLater({ first, rows: [...current.rows, ...page.rows], nextCursor: page.nextCursor }))
      .catch((error: unknown) => setFailure(asFailure(error)))
      .finally(() => {
        underWay.current = false
        setBusy(false)
      })
  }
  return { rows: [...(first?.rows ?? []), ...current.rows], hasMore: current.nextCursor !== null, busy, failure, more }
}
