import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'
import { WechatRefusal } from './errcodes.ts'

const TOKEN_LIFE_MS = 7_200_000
/** In the last five minutes a call gets a new token; the old one stays valid until its own end. */
const RENEW_BEFORE_MS = 300_000
const FORCE_INTERVAL_MS = 30_000
const FORCES_A_DAY = 20

interface Issued {
  token: string
  expiresAt: number
  /** Replaced by force: no longer the latest, refused with 40001 although its time is not over. */
  revoked: boolean
}

/** Access tokens with the rules of `/cgi-bin/stable_token`. */
export interface AccessTokens {
  issue(forceRefresh: boolean): { token: string; expiresInSeconds: number }
  /** Throws 41001, 40014, 40001 or 42001 when the token opens nothing. */
  require(token: string | undefined): void
}

/** Keeps the tokens issued since the start of the sandbox. */
export function createAccessTokens(clock: Clock): AccessTokens {
  const issued = new Map<string, Issued>()
  let current: Issued | null = null
  let forcedAt: number[] = []

  const renew = (now: number): Issued => {
    for (const [token, entry] of issued) if (entry.expiresAt < now - TOKEN_LIFE_MS) issued.delete(token)
    current = { token: `92_${randomBytes(66).toString('base64url')}`, expiresAt: now + TOKEN_LIFE_MS, revoked: false }
    issued.set(current.token, current)
    return current
  }
  const force = (now: number): Issued => {
    forcedAt = forcedAt.filter((at) => at > now - 86_400_000)
    const last = forcedAt.at(-1)
    if (current !== null && last !== undefined && now - last < FORCE_INTERVAL_MS) return current
    if (forcedAt.length >= FORCES_A_DAY) throw new WechatRefusal(45009)
    forcedAt.push(now)
    if (current !== null) current.revoked = true
    return renew(now)
  }

  return {
    issue(forceRefresh) {
      const now = clock.now().getTime()
      const fresh = current !== null && current.expiresAt - now > RENEW_BEFORE_MS ? current : null
      const answer = forceRefresh ? force(now) : (fresh ?? renew(now))
      return { token: answer.token, expiresInSeconds: Math.floor((answer.expiresAt - now) / 1000) }
    },
    require(token) {
      if (token === undefined || token === '') throw new WechatRefusal(41001)
      if (!/^[\w-]{20,512}$/.test(token)) throw new WechatRefusal(40014)
      const entry = issued.get(token)
      if (entry === undefined || entry.revoked) throw new WechatRefusal(40001)
      if (entry.expiresAt <= clock.now().getTime()) throw new WechatRefusal(42001)
    },
  }
}
