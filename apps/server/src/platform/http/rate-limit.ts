import type { Limit } from '@cheyou/contract'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal.ts'

interface Allowance {
  times: number
  seconds: number
  refusal: 'RATE_LIMITED' | 'ACCOUNT_LOCKED'
}

const perMinute = (times: number): Allowance => ({ times, seconds: 60, refusal: 'RATE_LIMITED' })

/** How often one caller may knock. Generous for people, narrow where guessing would pay (req. 15.4). */
const allowances: Record<Limit | 'login', Allowance> = {
  /** Signing in with WeChat: nothing to guess, and a showroom's Wi-Fi or a carrier has one address for many owners. */
  signIn: perMinute(300),
  /** Everything that tests a secret. */
  secret: perMinute(20),
  /** Guesses at one login name's password, wherever they come from. */
  login: { times: 10, seconds: 900, refusal: 'ACCOUNT_LOCKED' },
  /** Reading screens. */
  read: perMinute(600),
  /** Writing from a phone. */
  write: perMinute(120),
  /** A busy reception behind one address. */
  desk: perMinute(1200),
}

export type RateLimits = (limit: Limit | 'login', caller: string) => Promise<void>

/**
 * Limits per process: with several processes the limit multiplies, which is harmless for these sizes. The factor widens them
 * for load tests and big shops; never the one on a login name.
 * @throws Refusal RATE_LIMITED or ACCOUNT_LOCKED with retryAfterSeconds
 */
export function rateLimits(factor = 1): RateLimits {
  const limiters = new Map(
    Object.entries(allowances).map(([name, { times, seconds, refusal }]) => [
      name,
      new RateLimiterMemory({ points: refusal === 'ACCOUNT_LOCKED' ? times : times * factor, duration: seconds }),
    ]),
  )
  return async (limit, caller) => {
    try {
      await limiters.get(limit)!.consume(caller)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw new Refusal(allowances[limit].refusal, { retryAfterSeconds })
    }
  }
}
