import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** How long a login or phone code can be exchanged. */
export const CODE_LIFE_MS = 5 * 60_000

/** Codes that live five minutes and work once. Login and phone codes come from two books, so one is never the other. */
export interface OneTimeCodes {
  issue(openid: string): string
  /** The openid the code was issued for, or null when it is unknown, used or expired. Either way it is gone then. */
  take(code: string): string | null
}

/** A book of one-time codes; `bytes` of randomness make a code of twice as many hex digits. */
export function createOneTimeCodes(clock: Clock, bytes: number): OneTimeCodes {
  const open = new Map<string, { openid: string; expiresAt: number }>()
  const forgetExpired = (now: number): void => {
    // The map is in order of issue and every code lives equally long, so the first live one ends the sweep.
    for (const [code, entry] of open) {
      if (entry.expiresAt > now) return
      open.delete(code)
    }
  }
  return {
    issue(openid) {
      const now = clock.now().getTime()
      forgetExpired(now)
      const code = randomBytes(bytes).toString('hex')
      open.set(code, { openid, expiresAt: now + CODE_LIFE_MS })
      return code
    },
    take(code) {
      const entry = open.get(code)
      open.delete(code)
      return entry !== undefined && entry.expiresAt > clock.now().getTime() ? entry.openid : null
    },
  }
}
