import type { ClubLook } from '@cheyou/contract'
import { getClubLook } from '@cheyou/contract/routes'
import { call } from '../api/call.ts'
import { answerOf, keep, recall } from '../kept/kept.ts'

const LOOK = answerOf(getClubLook, 'club')

let current: ClubLook | null = recall(LOOK)
const listeners = new Set<() => void>()

/** How the club looks as far as this phone knows; null before it ever heard of it. */
export function club(): ClubLook | null {
  return current
}

export function watchClub(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes over what the server said last, with the session or without one. */
export function setClub(look: ClubLook): void {
  current = look
  keep(LOOK, look)
  for (const listener of listeners) listener()
}

/** Asks without a session; what fails leaves the look as it was. */
export async function loadClub(): Promise<void> {
  try {
    setClub(await call(getClubLook))
  } catch {
    // The name and colour of the program do until the next time.
  }
}
