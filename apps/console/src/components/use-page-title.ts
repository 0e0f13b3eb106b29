import { useEffect } from 'react'
import { useMe } from '../session/session-state.ts'

/** Names the browser tab after the page and the club. */
export function usePageTitle(page: string): void {
  const { club } = useMe()
  useEffect(() => {
    document.title = `${page} · ${club.name}`
  }, [page, club.name])
}
