import { useEffect, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { forgetVisit, keepVisit, keptVisits, type KeptVisit } from '../visit/kept-visits.ts'

/** How long what was taken off the list can be brought back. */
const UNDO_MS = 10_000

export interface Unfinished {
  visits: KeptVisit[]
  /** What was taken off last, while it can be brought back. */
  removed: KeptVisit | null
  remove: (visit: KeptVisit) => void
  bringBack: () => void
}

/** The visits that this phone keeps and that are not settled; read again whenever the page comes to the front. */
export function useUnfinished(): Unfinished {
  const [visits, setVisits] = useState(() => keptVisits())
  const [removed, setRemoved] = useState<KeptVisit | null>(null)
  useDidShow(() => setVisits(keptVisits()))
  useEffect(() => {
    if (removed === null) return
    const timer = setTimeout(() => setRemoved(null), UNDO_MS)
    return () => clearTimeout(timer)
  }, [removed])
  return {
    visits,
    removed,
    remove: (visit) => {
      forgetVisit(visit.memberId)
      setVisits(keptVisits())
      setRemoved(visit)
    },
    bringBack: () => {
      if (removed === null) return
      keepVisit(removed, removed.keptAt)
      setVisits(keptVisits())
      setRemoved(null)
    },
  }
}
