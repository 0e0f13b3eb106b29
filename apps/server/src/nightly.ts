import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import { DuplicateKey } from './platform/db/errors.ts'
import type { Act } from './platform/db/database.ts'
import { newId } from './platform/db/ids.ts'
import { systemAct } from './areas/people/auth/index.ts'
import {
  findCandidates,
  giveBirthdayPoints,
  noteLapses,
  noteReminders,
  reviewTiers,
} from './areas/club/membership/index.ts'
import { expireLots } from './areas/club/points/index.ts'
import { expireRedemptions } from './areas/club/rewards/index.ts'
import type { App } from './wiring.ts'

/** What a nightly job says of itself; `members` is how many it looked at. */
export interface JobCounts {
  members?: number
  changed: number
  points?: number
}

export interface NightlyJob {
  name: string
  run: (app: App, act: Act, asOf: BusinessDate) => Promise<JobCounts>
}

export interface JobReport extends JobCounts {
  name: string
  seconds: number
  /** Null for a job that does not go by members. */
  membersPerSecond: number | null
}

export interface NightlyReport {
  asOf: BusinessDate
  jobs: JobReport[]
}

/**
 * What the end of a day does, in this order: holds end before lots, so that points that come back to a lot that is over
 * go with it. Each is told the day, works in small units and changes nothing when it runs again.
 */
export const nightlyJobs: readonly NightlyJob[] = [
  {
    name: 'expire_redemptions',
    run: async (app, act, asOf) => ({ changed: await expireRedemptions(app, act, asOf) }),
  },
  { name: 'expire_lots', run: (app, act, asOf) => expireLots(app, act, asOf) },
  { name: 'birthdays', run: (app, act, asOf) => giveBirthdayPoints(app, act, asOf) },
  { name: 'membership_reminders', run: (app, act, asOf) => noteReminders(app, act, asOf) },
  { name: 'membership_lapses', run: (app, act, asOf) => noteLapses(app, act, asOf) },
  { name: 'tier_reviews', run: (app, act, asOf) => reviewTiers(app, act, asOf) },
  { name: 'upgrade_candidates', run: (app, act, asOf) => findCandidates(app, act, asOf) },
]

/** Some jobs of a night broke off, each logged with its error; the others are done. */
export class NightBroken extends Error {
  override readonly name = 'NightBroken'
  readonly report: NightlyReport

  constructor(broken: readonly string[], report: NightlyReport) {
    super(`Nightly jobs broke off: ${broken.join(', ')}`)
    this.report = report
  }
}

/**
 * Runs every nightly job as of a day. Safe to run twice and beside other processes: see the jobs. One that breaks off keeps no
 * other from its work.
 * @throws NightBroken when all others are done
 */
export async function runNightly(app: App, asOf: BusinessDate): Promise<NightlyReport> {
  const jobs: JobReport[] = []
  const broken: string[] = []
  for (const job of nightlyJobs) {
    try {
      jobs.push(await runJob(app, job, asOf))
    } catch (error) {
      app.log.error({ err: error, job: job.name }, 'a nightly job broke off')
      broken.push(job.name)
    }
  }
  const report = { asOf, jobs }
  if (broken.length > 0) throw new NightBroken(broken, report)
  return report
}

async function runJob(app: App, { name, run }: NightlyJob, asOf: BusinessDate): Promise<JobReport> {
  const begun = performance.now()
  const counts = await run(app, systemAct(app, `nightly.${name}`), asOf)
  const seconds = (performance.now() - begun) / 1000
  const membersPerSecond = counts.members === undefined ? null : Math.round(counts.members / Math.max(seconds, 0.001))
  return { name, ...counts, seconds: Math.round(seconds * 1000) / 1000, membersPerSecond }
}

/** A process that dies holds the night up this long; one that is slower is joined by another, which does no harm. */
const LEASE_MS = 30 * 60_000

/**
 * Runs today's jobs unless a process has done so or is at it; whoever misses a day makes up for it with the next, and a broken
 * night is tried again when its lease is over.
 * @throws NightBroken
 */
export async function runNightlyOnce(app: App): Promise<NightlyReport | null> {
  if (app.groupId === '') return null
  const asOf = businessDateOf(app.clock.now())
  const leaseId = newId()
  if (!(await takeNight(app, asOf, leaseId))) return null
  const report = await runNightly(app, asOf)
  await app.db.upkeep((sql, now) =>
    sql.run('UPDATE nightly_runs SET finishedAt = ?, report = ? WHERE groupId = ? AND asOf = ? AND leaseId = ?', [
      now,
      JSON.stringify(report),
      app.groupId,
      asOf,
      leaseId,
    ]),
  )
  app.log.info(report, 'nightly jobs done')
  return report
}

async function takeNight(app: App, asOf: BusinessDate, leaseId: string): Promise<boolean> {
  const { groupId } = app
  const known = await app.db.read.one<{ finishedAt: unknown }>(
    'SELECT finishedAt FROM nightly_runs WHERE groupId = ? AND asOf = ?',
    [groupId, asOf],
  )
  if (known && known.finishedAt !== null) return false
  const leaseUntil = (now: Date) => new Date(now.getTime() + LEASE_MS)
  try {
    return await app.db.upkeep(async (sql, now) => {
      const row = { groupId, asOf, leaseId, leaseUntil: leaseUntil(now), finishedAt: null, report: null }
      if (!known) return (await sql.insert('nightly_runs', [row]), true)
      const taken = await sql.run(
        `UPDATE nightly_runs SET leaseId = ?, leaseUntil = ?
         WHERE groupId = ? AND asOf = ? AND finishedAt IS NULL AND leaseUntil <= ?`,
        [leaseId, leaseUntil(now), groupId, asOf, now],
      )
      return taken === 1
    })
  } catch (error) {
    // Another process was first.
    if (error instanceof DuplicateKey) return false
    throw error
  }
}
