import { useSyncExternalStore } from 'react'
import type { ClubLook } from '@cheyou/contract'
import { club, watchClub } from '../session/club.ts'

/** The club's own name, logo and accent; null while they are not known. */
export function useClub(): ClubLook | null {
  return useSyncExternalStore(watchClub, club)
}
