import type { QuotedVisit } from '@cheyou/contract'
import { isEmptyForm, type VisitForm } from '@cheyou/till'
import { platform } from '#platform'

/** A visit that is typed and not settled, as this phone keeps it: one for each member. */
export interface KeptVisit {
  memberId: string
  memberName: string
  plate: string | null
  /** The idempotency key by which it is settled, however often it is sent. */
  key: string
  form: VisitForm
  /** What was sent, and when first; null before, and when the server has said no. */
  sent: { draft: QuotedVisit; at: number } | null
  keptAt: number
}

/** The number in the name is that of their form. */
const NAME = 'visits.half-filled.2'
const KEPT_MS = 7 * 24 * 60 * 60_000
const MOST = 20

function isKept(value: unknown): value is KeptVisit {
  return typeof value === 'object' && value !== null && 'key' in value && 'form' in value
}

/** All that this phone keeps, what was typed last in front; gone after seven days. */
export function keptVisits(now = Date.now()): KeptVisit[] {
  try {
    const kept = JSON.parse(platform.store.get(NAME) ?? '[]') as unknown
    return (Array.isArray(kept) ? kept : []).filter(isKept).filter(({ keptAt }) => now - keptAt < KEPT_MS)
  } catch {
    return []
  }
}

const allBut = (memberId: string, now: number): KeptVisit[] =>
  keptVisits(now).filter((visit) => visit.memberId !== memberId)

/** What was typed for this member and not settled; null when nothing was. */
export function keptVisit(memberId: string, now = Date.now()): KeptVisit | null {
  return keptVisits(now).find((visit) => visit.memberId === memberId) ?? null
}

/** Keeps what is typed for a member, so that neither a way back nor a killed program loses it. */
export function keepVisit(visit: Omit<KeptVisit, 'keptAt'>, now = Date.now()): void {
  if (isEmptyForm(visit.form) && visit.sent === null) return
  let room = MOST - 1
  // What was sent is never crowded out: its key is the only way to learn what became of it.
  const others = allBut(visit.memberId, now).filter(({ sent }) => sent !== null || room-- > 0)
  try {
    platform.store.set(NAME, JSON.stringify([{ ...visit, keptAt: now }, ...others]))
  } catch (error) {
    // A phone that is full keeps nothing, and the visit goes on.
    console.warn(error)
  }
}

/** Settled, or not wanted any more. */
export function forgetVisit(memberId: string): void {
  platform.store.set(NAME, JSON.stringify(allBut(memberId, Date.now())))
}
