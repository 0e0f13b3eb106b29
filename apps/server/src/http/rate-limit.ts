import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal.ts'

/** How often one caller may knock, per minute. Generous for people, narrow where guessing would pay. */
const perMinute = {
  /** Sign-in and everything that tests a secret. */
  secret: 20,
  /** Reading screens. */
  read: 600,
  /** Writing from a phone. */
  write: 120,
  /** A busy reception behind one address. */
  desk: 1200,
} as const

export type Limit = keyof typeof perMinute

export type RateLimits = (limit: Limit, caller: string) => Promise<void>

/**
 * Limits per process: with several processes the limit multiplies, which is harmless for these sizes.
 * @throws Refusal RATE_LIMITED with retryAfterSeconds
 */
export function rateLimits(factor = 1): RateLimits {
  const limiters = new Map(
    Object.entries(perMinute).map(([name, points]) => [
      name,
      new RateLimiterMemory({ points: points * factor, duration: 60 }),
    ]),
  )
  return async (limit, caller) => {
    try {
      await limiters.get(limit)!.consume(caller)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Refusal('RATE_LIMITED', { retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) })
    }
  }
}
