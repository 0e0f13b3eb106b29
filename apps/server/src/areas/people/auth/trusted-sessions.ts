import type { Session } from './sessions.repository.ts'

/** How long a session of staff is believed without being read again: a till asks many times a minute. */
const TRUSTED_MS = 2_000
/** More than any shop has staff at work. */
const SESSIONS_MAX = 5_000

interface Trusted {
  session: Session
  expiresAt: Date
  until: number
}

const trusted = new Map<string, Trusted>()

/** The session of a token that was read less than two seconds ago; null when it must be read. */
export function trustedSession(tokenHash: string, now: Date): Session | null {
  const known = trusted.get(tokenHash)
  if (known && now.getTime() < known.until && now.getTime() >= known.until - TRUSTED_MS && now < known.expiresAt)
    return known.session
  trusted.delete(tokenHash)
  return null
}

/**
 * Believes a session for two seconds, if it is one of staff: signing out ends it at once in this process, and a change of role,
 * stores or another process's sign-out counts when they are over. Owners' sessions change with their binding and are always read.
 */
export function trustSession(tokenHash: string, session: Session, expiresAt: Date, now: Date): void {
  if (session.staff === null) return
  if (trusted.size >= SESSIONS_MAX) trusted.clear()
  trusted.set(tokenHash, { session, expiresAt, until: now.getTime() + TRUSTED_MS })
}

/** Stops believing a session that was signed out of. */
export function distrustSession(sessionId: string): void {
  for (const [tokenHash, { session }] of trusted) if (session.id === sessionId) trusted.delete(tokenHash)
}

/** Stops believing the sessions of somebody of the staff who was changed. */
export function distrustStaff(staffId: string): void {
  for (const [tokenHash, { session }] of trusted) if (session.staff?.id === staffId) trusted.delete(tokenHash)
}

/** Tokens that were somebody's lately, newest last; which session they open is read each time. */
const known = new Set<string>()
const KNOWN_MAX = 50_000

/** Whether this process has opened a session with this token lately. */
export function isKnownToken(tokenHash: string): boolean {
  return known.has(tokenHash)
}

/** Remembers a token that opened a session; the oldest is forgotten for it. */
export function noteKnownToken(tokenHash: string): void {
  known.delete(tokenHash)
  known.add(tokenHash)
  if (known.size > KNOWN_MAX) known.delete(known.values().next().value!)
}
