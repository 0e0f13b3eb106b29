import { updateRows } from '../db/table-rows.ts'
import type { App } from '../../wiring.ts'
import { errorWords } from './error-words.ts'
import { heldJob, written } from './held-job.ts'
import { ATTEMPTS_MAX, JobStopped, type JobKind, type Progress } from './job-kind.ts'
import type { TakenJob } from './jobs.repository.ts'
import { jobs } from './jobs.tables.ts'

/** A process that dies holds its job up this long. One that lives renews the lease three times meanwhile. */
export const LEASE_MS = 60_000
/** The pause after the first attempt; each that follows is four times as long: six attempts take an hour. */
const PAUSE_MS = 10_000

/** `stopped`: cancelled, taken over, or given back because the server stops. */
export interface JobOutcome {
  readonly kind: string
  readonly state: 'done' | 'waiting' | 'failed' | 'stopped'
  readonly result?: object
  readonly error?: unknown
  readonly seconds: number
}

export interface RunOptions {
  leaseMs: number
  /** Aborted when the server is about to stop: the job is given back between two of its units. */
  stopping: AbortSignal
}

/** Does a job that this process has taken, and writes down how it ended. Never throws for what the work throws. */
export async function runJob(
  app: App,
  kind: JobKind,
  taken: TakenJob,
  { leaseMs, stopping }: RunOptions,
): Promise<JobOutcome> {
  const held = heldJob(app, taken, stopping)
  const renewal = setInterval(() => renew(app, taken, leaseMs), leaseMs / 3)
  renewal.unref()
  const begun = performance.now()
  const seconds = () => Math.round(performance.now() - begun) / 1000
  try {
    const result = await kind.work(held.app, held.job)
    const counted = await endJob(app, taken, { state: 'done', result, progress: held.progress() })
    return counted ? { kind: kind.kind, state: 'done', result, seconds: seconds() } : stopped(seconds())
  } catch (error) {
    if (error instanceof JobStopped) {
      await giveBack(app, taken)
      return stopped(seconds())
    }
    const state = taken.attempts < (kind.attemptsMax ?? ATTEMPTS_MAX) ? 'waiting' : 'failed'
    app.log.error({ err: error, jobId: taken.id, job: kind.kind, attempt: taken.attempts }, 'a job broke off')
    const counted = await endJob(app, taken, { state, error })
    return counted ? { kind: kind.kind, state, error, seconds: seconds() } : stopped(seconds())
  } finally {
    clearInterval(renewal)
  }

  function stopped(after: number): JobOutcome {
    return { kind: kind.kind, state: 'stopped', seconds: after }
  }
}

/** A renewal that fails is made up for by the next; when none gets through, another process takes the job and ours stops counting. */
function renew(app: App, { id, leaseId }: TakenJob, leaseMs: number): void {
  app.db
    .upkeep((sql, now) => updateRows(sql, jobs, { leaseUntil: new Date(now.getTime() + leaseMs) }, { id, leaseId }))
    .catch((error: unknown) => app.log.warn({ err: error, jobId: id }, 'the lease of a job was not renewed'))
}

type End =
  { state: 'done'; result: object; progress: Progress | null } | { state: 'waiting' | 'failed'; error: unknown }

/** @returns whether the job was still this process's */
async function endJob(app: App, { id, leaseId, attempts }: TakenJob, end: End): Promise<boolean> {
  const pause = PAUSE_MS * 4 ** (attempts - 1)
  const ended = await app.db.upkeep((sql, now) => {
    const again = end.state === 'waiting'
    const change = {
      state: end.state,
      notBefore: again ? new Date(now.getTime() + pause) : now,
      finishedAt: again ? null : now,
      leaseId: null,
      leaseUntil: null,
      error: end.state === 'done' ? null : errorWords(end.error),
      ...(end.state === 'done' && { result: end.result }),
      ...(end.state === 'done' && end.progress && written(end.progress)),
    }
    return updateRows(sql, jobs, change, { id, leaseId })
  })
  return ended === 1
}

/** For another process to go on with at once; this attempt does not count. Nothing happens when the job is another's already. */
async function giveBack(app: App, { id, leaseId }: TakenJob): Promise<void> {
  await app.db.upkeep((sql, now) =>
    sql.run(
      `UPDATE jobs SET state = 'waiting', notBefore = ?, attempts = attempts - 1, leaseId = NULL, leaseUntil = NULL
       WHERE id = ? AND leaseId = ?`,
      [now, id, leaseId],
    ),
  )
}
