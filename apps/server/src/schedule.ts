import type { Logger } from 'pino'
import type { Sql } from './platform/db/sql.ts'
import { forgetExpiredKeys } from './platform/db/idempotency.ts'
import { forgetSessions } from './areas/people/auth/index.ts'
import { forgetPresences, forgetScannedCodes } from './areas/club/membership/index.ts'
import { forgetRedemptionScans } from './areas/club/rewards/index.ts'
import { runNightlyOnce } from './nightly.ts'
import type { App } from './wiring.ts'

const HOUR_MS = 3_600_000
/** Soon after midnight, and soon after a process that was at the night's work has died. */
const TEN_MINUTES_MS = 600_000

export interface Job {
  name: string
  everyMs: number
  run(): Promise<unknown>
}

/** All that happens by the clock, a line each. Every process runs them; a job does no harm when another one has done it. */
export function jobsOf(app: App): Job[] {
  return [
    { name: 'nightly', everyMs: TEN_MINUTES_MS, run: () => runNightlyOnce(app) },
    { name: 'forget idempotency keys', everyMs: HOUR_MS, run: () => inBatches(app, forgetExpiredKeys) },
    { name: 'forget scanned codes', everyMs: HOUR_MS, run: () => inBatches(app, forgetScannedCodes) },
    { name: 'forget presences', everyMs: HOUR_MS, run: () => inBatches(app, forgetPresences) },
    { name: 'forget redemption scans', everyMs: HOUR_MS, run: () => inBatches(app, forgetRedemptionScans) },
    { name: 'forget sessions', everyMs: HOUR_MS, run: () => inBatches(app, forgetSessions) },
  ]
}

const BATCH = 1_000

/** Small transactions, so that nobody waits long for one. */
async function inBatches(app: App, forget: (sql: Sql, now: Date, limit: number) => Promise<number>): Promise<void> {
  for (let forgotten = BATCH; forgotten === BATCH;)
    forgotten = await app.db.upkeep((sql, now) => forget(sql, now, BATCH))
}

/** Runs jobs now and from then on, each after its pause; a failure is logged, and the next turn tries again. */
export function startSchedule(jobs: readonly Job[], log: Logger): { stop(): Promise<void> } {
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let stopped = false

  async function turn(job: Job): Promise<void> {
    try {
      await job.run()
    } catch (error) {
      log.error({ err: error, job: job.name }, 'a timed job failed')
    }
    if (!stopped) later(job)
  }

  function start(job: Job): void {
    const work = turn(job).finally(() => running.delete(work))
    running.add(work)
  }

  function later(job: Job): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      start(job)
    }, job.everyMs)
    timer.unref()
    timers.add(timer)
  }

  for (const job of jobs) start(job)
  return {
    /** Waits for what is under way, so that the database can be closed. */
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
