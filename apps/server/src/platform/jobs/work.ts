import type { App } from '../../wiring.ts'
import type { JobKind } from './job-kind.ts'
import { addJobTaken, type NewJob } from './jobs.repository.ts'
import { LEASE_MS, runJob, type JobOutcome } from './run-job.ts'
import { takeJob } from './take-job.ts'

export interface WorkOptions {
  leaseMs?: number
  /** Aborted when the server is about to stop. */
  stopping?: AbortSignal
  /** Called when a job was taken: there may be more for another lane. */
  onTaken?: () => void
}

const never = new AbortController().signal

/** Does the jobs that are due, one after the other, until none is. @returns how those ended that this process did */
export async function workOff(app: App, kinds: readonly JobKind[], options: WorkOptions = {}): Promise<JobOutcome[]> {
  const { leaseMs = LEASE_MS, stopping = never, onTaken } = options
  const outcomes: JobOutcome[] = []
  while (!stopping.aborted) {
    const taken = await takeJob(app, kinds, leaseMs)
    if (!taken) break
    onTaken?.()
    // Taken because the kind is known.
    const kind = kinds.find((one) => one.kind === taken.kind)!
    outcomes.push(await runJob(app, kind, taken, { leaseMs, stopping }))
  }
  return outcomes
}

/** Does a job in this process now. Should the process die, a server takes the job over. @throws DuplicateKey when its key is taken */
export async function runHere<Input>(app: App, kind: JobKind<Input>, job: NewJob<Input>): Promise<JobOutcome> {
  const taken = await app.db.upkeep((sql, now) => addJobTaken(sql, kind, job, now, LEASE_MS))
  return runJob(app, kind, taken, { leaseMs: LEASE_MS, stopping: never })
}
