import type { Limit } from '@cheyou/contract'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { countGuess, type AllowedGuesses } from '../guesses/count-guess.ts'
import type { Database } from '../db/database.ts'
import { Refusal } from './refusal.ts'

/** What endpoints are counted by, and what the server counts beside them. */
type Allowed = Limit | 'newToken' | Guess

/** Wrong codes, by whom or what they are counted for. */
export type Guess = 'cardGuess' | 'scanGuess'

const perMinute = (times: number): AllowedGuesses => ({ times, seconds: 60 })

/** How often one caller may knock. Generous for people, narrow where guessing would pay (req. 15.4). */
const allowances: Record<Allowed, AllowedGuesses> = {
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
  giveBack(limit: Guess, caller: string): Promise<void>
  /** Counts a wrong code for all processes. @throws Refusal RATE_LIMITED when it is one too many */
  noteWrong(limit: Guess, caller: string): Promise<void>
}

/** As what the guesses of one caller are counted in the database. */
export const guessSubject = (limit: Guess | 'secret', caller: string): string => `${limit}:${caller}`

/**
 * What keeps the server from being overrun is counted by each process, so that it costs nothing: with several processes it
 * multiplies, which is harmless for these sizes. Where a secret could be guessed, the database counts for all of them as well:
 * every call that tests one, and every wrong card code. The factor widens all for load tests and big shops; never the limit on
 * a login name. @throws Refusal RATE_LIMITED with retryAfterSeconds
 */
export function rateLimits(factor: number, db: Database): RateLimits {
  const limiters = new Map(
    Object.entries(allowances).map(([name, { times, seconds }]) => [
      name,
      new RateLimiterMemory({ points: times * factor, duration: seconds }),
    ]),
  )
  const countForAll = (limit: Guess | 'secret', caller: string): Promise<void> => {
    const { times, seconds } = allowances[limit]
    return countGuess(db, guessSubject(limit, caller), { times: times * factor, seconds })
  }
  const count = async (limit: Allowed, caller: string): Promise<void> => {
    try {
      await limiters.get(limit)!.consume(caller)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw new Refusal('RATE_LIMITED', { retryAfterSeconds })
    }
    if (limit === 'secret') await countForAll(limit, caller)
  }
  return Object.assign(count, {
    giveBack: async (limit: Guess, caller: string) => {
      await limiters.get(limit)!.reward(caller)
    },
    noteWrong: countForAll,
  })
}
