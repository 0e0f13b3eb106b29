import { isEmptyForm, type VisitForm } from '@cheyou/till'
import { platform } from '#platform'

/** Half-filled visits by member, as this phone keeps them; the number in the name is that of their form. */
const NAME = 'visits.half-filled.1'
const KEPT_MS = 7 * 24 * 60 * 60_000
const MOST = 20

type Kept = Record<string, { keptAt: number; form: VisitForm }>

function all(now: number): Kept {
  try {
    const kept = JSON.parse(platform.store.get(NAME) ?? '{}') as Kept
    return Object.fromEntries(Object.entries(kept).filter(([, { keptAt }]) => now - keptAt < KEPT_MS))
  } catch {
    return {}
  }
}

function allBut(memberId: string, now: number): Kept {
  return Object.fromEntries(Object.entries(all(now)).filter(([id]) => id !== memberId))
}

/** What was typed for this member and not settled, up to seven days ago; null when nothing was. */
export function keptForm(memberId: string, now = Date.now()): VisitForm | null {
  return all(now)[memberId]?.form ?? null
}

/** Keeps what is typed for this member, so that neither a way back nor a closed program loses it. */
export function keepForm(memberId: string, form: VisitForm, now = Date.now()): void {
  if (isEmptyForm(form)) return
  const newest = Object.entries(allBut(memberId, now)).slice(-(MOST - 1))
  try {
    platform.store.set(NAME, JSON.stringify({ ...Object.fromEntries(newest), [memberId]: { keptAt: now, form } }))
  } catch (error) {
    // A phone that is full keeps nothing, and the visit goes on.
    console.warn(error)
  }
}

/** Settled, or not wanted any more. */
export function forgetForm(memberId: string): void {
  platform.store.set(NAME, JSON.stringify(allBut(memberId, Date.now())))
}
