import type { JobState } from '@cheyou/contract/codes'
import type { Unit } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import type { Sql, SqlReader } from '../db/sql.ts'
import { findRow, insertRow, updateRows, deleteRows } from '../db/table-rows.ts'
import type { JobKind } from './job-kind.ts'
import { jobs } from './jobs.tables.ts'
import { wakeWorkers } from './wake.ts'
import { rows } from '../db/rows.ts'

export interface NewJob<Input> {
  groupId: string
  /** One job of a kind has it; at most 60 characters. */
  key: string
  input: Input
  /** An id of the staff, `clock` or `terminal`. */
  askedBy: string
  total?: number
  /** Where an earlier job stopped. */
  kept?: object
}

/** A job that a process has, with what its work needs. */
export interface TakenJob {
  readonly id: string
  readonly kind: string
  readonly leaseId: string
  readonly attempts: number
  readonly input: unknown
  readonly kept: unknown
}

/** Adds a job that the next free process takes. @throws DuplicateKey when there is one with this key */
export async function addJob<Input>(
  unit: Unit,
  kind: JobKind<Input>,
  job: Omit<NewJob<Input>, 'groupId'>,
): Promise<void> {
  await insertJob(unit.sql, kind, { ...job, groupId: unit.act.groupId }, unit.now)
  unit.afterCommit(wakeWorkers)
}

/** Adds a job that this process does itself, beside servers that may be running; should it die, one of them takes it over. */
export async function addJobTaken<Input>(
  sql: Sql,
  kind: JobKind<Input>,
  job: NewJob<Input>,
  now: Date,
  leaseMs: number,
): Promise<TakenJob> {
  const lease = { leaseId: newId(), leaseUntil: new Date(now.getTime() + leaseMs) }
  const id = await insertJob(sql, kind, job, now, lease)
  return { id, kind: kind.kind, leaseId: lease.leaseId, attempts: 1, input: job.input, kept: job.kept ?? null }
}

/** For those above and for planning the night. @throws DuplicateKey */
export async function insertJob<Input>(
  sql: Sql,
  { kind, title }: JobKind<Input>,
  { groupId, key, input, askedBy, total, kept }: NewJob<Input>,
  now: Date,
  lease: { leaseId: string; leaseUntil: Date } | null = null,
): Promise<string> {
  const id = newId()
  await insertRow(sql, jobs, {
    id,
    groupId,
    kind,
    jobKey: key,
    title,
    input,
    notBefore: now,
    askedBy,
    createdAt: now,
    progressDone: 0,
    progressTotal: total ?? null,
    checkpoint: kept ?? null,
    ...(lease ? { ...lease, state: 'running', attempts: 1, startedAt: now } : { state: 'waiting', attempts: 0 }),
  })
  return id
}

export interface JobStatus {
  id: string
  state: JobState
  done: number
  total: number | null
  kept: unknown
}

/** How a job is that a module added; null for none, or for one long over and forgotten. */
export async function jobStatus(
  sql: SqlReader,
  { groupId, kind, key }: { groupId: string; kind: string; key: string },
): Promise<JobStatus | null> {
  const row = await findRow(sql, jobs, { groupId, kind, jobKey: key }, [
    'id',
    'state',
    'progressDone',
    'progressTotal',
    'checkpoint',
  ])
  return (
    row && {
      id: row.id,
      state: row.state,
      done: row.progressDone,
      total: row.progressTotal,
      kept: row.checkpoint,
    }
  )
}

/** Whether nobody will go on with a job unless it is asked for again. */
export const isGivenUp = (job: JobStatus | null): boolean =>
  job === null || job.state === 'failed' || job.state === 'cancelled'

/** Lets a job that broke off or was cancelled be tried again from where it stopped, now. @returns whether there was such a job */
export async function retryJob(unit: Unit, id: string): Promise<boolean> {
  const changed = await unit.sql.run(
    `UPDATE jobs SET state = 'waiting', notBefore = ?, attempts = 0, finishedAt = NULL
     WHERE id = ? AND groupId = ? AND (state IN ('failed', 'cancelled') OR (state = 'waiting' AND attempts > 0))`,
    [unit.now, id, unit.act.groupId],
  )
  unit.afterCommit(wakeWorkers)
  return changed === 1
}

/**
 * Cancels a job that waits or is at work: its lease is gone, so that nothing counts that its process still writes. What it did
 * stays done. @returns whether there was such a job
 */
export async function cancelJob(unit: Unit, id: string): Promise<boolean> {
  const changed = await updateRows(
    unit.sql,
    jobs,
    { state: 'cancelled', leaseId: null, leaseUntil: null, finishedAt: unit.now },
    { id, groupId: unit.act.groupId, state: ['waiting', 'running'] },
  )
  return changed === 1
}

const KEPT_DAYS = 90

/** Forgets jobs that are long over; those that are parked stay. @returns how many */
export async function forgetJobs(sql: Sql, now: Date, limit: number): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  const found = await rows(
    sql,
    { id: jobs.id },
    `SELECT id FROM jobs WHERE state IN ('done', 'cancelled') AND notBefore <= ? AND finishedAt <= ? LIMIT ?`,
    [before, before, limit],
  )
  return found.length === 0 ? 0 : deleteRows(sql, jobs, { id: found.map(({ id }) => id) })
}
