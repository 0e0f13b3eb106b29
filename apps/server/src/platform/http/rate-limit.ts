import type { Limit } from '@cheyou/contract'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal.ts'

/** What endpoints are counted by, and what the server counts beside them. */
type Allowed = Limit | 'newToken' | 'cardGuess' | 'scanGuess'

interface Allowance {
  times: number
  seconds: number
}

const perMinute = (times: number): Allowance => ({ times, seconds: 60 })

/** How often one caller may knock. Generous for people, narrow where guessing would pay (req. 15.4). */
const allowances: Record<Allowed, Allowance> = {
  /** Signing in with WeChat: nothing to guess, and a showroom's Wi-Fi or a carrier has one address for many owners. */
  signIn: perMinute(300),
  /** Everything that tests a secret. */
  secret: perMinute(20),
  /** Tokens from one address that this process does not know yet: a showroom's phones in a minute, and no search for one. */
  newToken: perMinute(600),
  /** Wrong codes for one card, whoever scans them: a rotating code has eight digits. */
  cardGuess: { times: 10, seconds: 300 },
  /** Wrong codes that one of the staff scans, whatever the card. */
  scanGuess: { times: 30, seconds: 300 },
  /** Reading screens. */
  read: perMinute(600),
  /** Writing from a phone. */
  write: perMinute(120),
  /** A busy reception behind one address. */
  desk: perMinute(1200),
}

export interface RateLimits {
  /** Counts one call. @throws Refusal RATE_LIMITED with retryAfterSeconds */
  (limit: Allowed, caller: string): Promise<void>
  /** Takes a call back that turned out to be right: only wrong ones count. */
  giveBack(limit: Allowed, caller: string): Promise<void>
}

/**
 * Limits per process: with several processes the limit multiplies, which is harmless for these sizes. The factor widens them
 * for load tests and big shops; never the one on a login name.
 * @throws Refusal RATE_LIMITED with retryAfterSeconds
 */
export function rateLimits(factor = 1): RateLimits {
  const limiters = new Map(
    Object.entries(allowances).map(([name, { times, seconds }]) => [
      name,
      new RateLimiterMemory({ points: times * factor, duration: seconds }),
    ]),
  )
  const count = async (limit: Allowed, caller: string): Promise<void> => {
    try {
      await limiters.get(limit)!.consume(caller)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw new Refusal('RATE_LIMITED', { retryAfterSeconds })
    }
  }
  return Object.assign(count, {
    giveBack: async (limit: Allowed, caller: string) => {
      await limiters.get(limit)!.reward(caller)
    },
  })
}
