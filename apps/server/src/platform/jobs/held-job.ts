import { systemAct } from '../db/acts.ts'
import type { Act, Database, Unit } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { updateRows } from '../db/table-rows.ts'
import type { App } from '../../wiring.ts'
import { JobStopped, type Job, type Progress } from './job-kind.ts'
import type { TakenJob } from './jobs.repository.ts'
import { jobs } from './jobs.tables.ts'

/** The first that is said is written at once, so that a long job shows where it is; then this often, not with every page. */
const SAY_EVERY_MS = 500

/** Progress as the columns of a job. A total that nobody names stays. */
export const written = ({ done, total }: Progress) => ({
  progressDone: done,
  ...(total !== undefined && { progressTotal: total }),
})

interface HeldJob {
  app: App
  job: Job
  /** The last that was said of it, written or not. */
  progress(): Progress | null
}

/**
 * A job as its process has it. What the work writes goes through `app`, whose units end with a look at the lease: the row stays
 * locked from there to the commit, so that nobody can take the job over in between.
 */
export function heldJob(app: App, taken: TakenJob, stopping: AbortSignal): HeldJob {
  const { id, leaseId, input, kept } = taken
  const lockedBy = new WeakSet<Sql>()
  let said = -Infinity
  let latest: Progress | null = null

  async function write(sql: Sql, progress: Progress, checkpoint: unknown): Promise<void> {
    const change = {
      ...written(progress),
      ...(checkpoint !== undefined && { checkpoint }),
    }
    const count = await updateRows(sql, jobs, change, { id, leaseId })
    if (count !== 1) throw new JobStopped('The job is not ours any more')
    lockedBy.add(sql)
  }

  const act = systemAct(app, `jobs.${taken.kind}`)
  const job: Job = {
    id,
    input,
    act,
    kept,
    async keep(unit, checkpoint, progress) {
      latest = progress
      await write(unit.sql, progress, checkpoint)
    },
    async say(progress, checkpoint) {
      refuseWhen(stopping)
      latest = progress
      if (performance.now() - said < SAY_EVERY_MS) return
      said = performance.now()
      await app.db.upkeep((sql) => write(sql, progress, checkpoint))
    },
  }

  async function requireLease(sql: Sql): Promise<void> {
    if (lockedBy.has(sql)) return
    // Read, not written: a unit that found nothing to do leaves no act.
    const lock = sql.dialect === 'mysql' ? ' FOR UPDATE' : ''
    const held = await sql.one(`SELECT id FROM jobs WHERE id = ? AND leaseId = ?${lock}`, [id, leaseId])
    if (!held) throw new JobStopped('The job is not ours any more')
  }

  return { app: { ...app, db: fenced(app.db, requireLease, stopping) }, job, progress: () => latest }
}

/** The same database, whose units count only while the lease is ours. */
function fenced(db: Database, requireLease: (sql: Sql) => Promise<void>, stopping: AbortSignal): Database {
  return {
    ...db,
    unit<T>(act: Act, work: (unit: Unit) => Promise<T>): Promise<T> {
      refuseWhen(stopping)
      return db.unit(act, async (unit) => {
        const result = await work(unit)
        await requireLease(unit.sql)
        return result
      })
    },
    upkeep<T>(work: (sql: Sql, now: Date) => Promise<T>): Promise<T> {
      refuseWhen(stopping)
      return db.upkeep(async (sql, now) => {
        const result = await work(sql, now)
        await requireLease(sql)
        return result
      })
    },
  }
}

function refuseWhen(stopping: AbortSignal): void {
  if (stopping.aborted) throw new JobStopped('The server is about to stop')
}
