import type { Limit } from '@cheyou/contract'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { countGuess, countGuessIn } from '../guesses/count-guess.ts'
import type { Database } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { Refusal } from './refusal.ts'

/** How often one caller may knock. The `module.ts` of those whose it is declares it; endpoints say its name (req. 15.4). */
export interface DeclaredLimit {
  readonly name: string
  readonly times: number
  readonly seconds: number
  /** A secret is tested: every call counts in the database too, for all processes. */
  readonly forAll?: true
}

export const perMinute = <Name extends string>(name: Name, times: number) => ({ name, times, seconds: 60 })

export interface RateLimits {
  /** Counts one call. @throws Refusal RATE_LIMITED with retryAfterSeconds */
  (limit: Limit | DeclaredLimit, caller: string): Promise<void>
  /** Takes a call back that turned out to be right: only wrong ones count. */
  giveBack(limit: DeclaredLimit, caller: string): Promise<void>
  /** Counts a wrong code for all processes. @throws Refusal RATE_LIMITED when it is one too many */
  noteWrong(limit: DeclaredLimit, caller: string): Promise<void>
  /** As `noteWrong`, inside a transaction: for what looks at codes one after the other, under a lock. */
  noteWrongIn(sql: Sql, now: Date, limit: DeclaredLimit, caller: string): Promise<void>
}

/** As what the guesses of one caller are counted in the database. */
export const guessSubject = ({ name }: DeclaredLimit, caller: string): string => `${name}:${caller}`

/**
 * What keeps the server from being overrun is counted by each process, so that it costs nothing: with several processes it
 * multiplies, which is harmless for these sizes. Where a secret could be guessed, the database counts for all of them as well:
 * every call that tests one, and every wrong card code. The factor widens all for load tests and big shops; never the limit on
 * a login name. `declared`: those of all modules. @throws Refusal RATE_LIMITED with retryAfterSeconds
 */
export function rateLimits(factor: number, db: Database, declared: readonly DeclaredLimit[]): RateLimits {
  const counters = new Map(
    declared.map((limit) => [
      limit.name,
      { limit, here: new RateLimiterMemory({ points: limit.times * factor, duration: limit.seconds }) },
    ]),
  )
  if (counters.size < declared.length) throw new Error('Two modules declare a limit of the same name')
  const counterOf = (limit: Limit | DeclaredLimit) => {
    const name = typeof limit === 'string' ? limit : limit.name
    const counter = counters.get(name)
    if (!counter) throw new Error(`No module declares the limit ${name}`)
    return counter
  }
  const allowedBy = ({ times, seconds }: DeclaredLimit) => ({ times: times * factor, seconds })
  const countForAll = (limit: DeclaredLimit, caller: string): Promise<void> =>
    countGuess(db, guessSubject(limit, caller), allowedBy(limit))
  const count = async (named: Limit | DeclaredLimit, caller: string): Promise<void> => {
    const { limit, here } = counterOf(named)
    try {
      await here.consume(caller)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw new Refusal('RATE_LIMITED', { retryAfterSeconds })
    }
    if (limit.forAll) await countForAll(limit, caller)
  }
  return Object.assign(count, {
    giveBack: async (limit: DeclaredLimit, caller: string) => {
      await counterOf(limit).here.reward(caller)
    },
    noteWrong: countForAll,
    noteWrongIn: (sql: Sql, now: Date, limit: DeclaredLimit, caller: string) =>
      countGuessIn(sql, guessSubject(limit, caller), allowedBy(limit), now),
  })
}
