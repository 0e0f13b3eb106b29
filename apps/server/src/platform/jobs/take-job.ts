import { newId } from '../db/ids.ts'
import { rows } from '../db/rows.ts'
import { placeholders, type Sql } from '../db/sql.ts'
import { pick, type RowOf } from '../db/table.ts'
import { findRow } from '../db/table-rows.ts'
import type { App } from '../../wiring.ts'
import { ATTEMPTS_MAX, type JobKind } from './job-kind.ts'
import type { TakenJob } from './jobs.repository.ts'
import { jobs } from './jobs.tables.ts'
import { nightOrder } from './night.ts'

const looked = pick(jobs, 'id', 'kind', 'jobKey', 'attempts')
type Candidate = RowOf<typeof looked>

/** What can be taken: its time has come, or the process that had it has not been heard of for a whole lease. */
const DUE = `((state = 'waiting' AND notBefore <= ?) OR (state = 'running' AND leaseUntil <= ?))`
const LOOKED_AT = 100

/**
 * Takes the oldest job that is due, for this process alone until the lease ends. One whose kind the code does not know, or whose
 * process died at every attempt, is parked instead. Nothing stays locked. @returns null when nothing is due
 */
export async function takeJob(app: App, kinds: readonly JobKind[], leaseMs: number): Promise<TakenJob | null> {
  // Looked at outside a transaction: mostly there is nothing, and SQLite has one writer.
  for (const candidate of await candidates(app, kinds)) {
    const kind = kinds.find((one) => one.kind === candidate.kind)
    const taken = await app.db.upkeep(async (sql, now) => {
      if (!kind) return park(sql, candidate, now, `kind ${candidate.kind} is unknown to this version`)
      if (candidate.attempts >= (kind.attemptsMax ?? ATTEMPTS_MAX))
        return park(sql, candidate, now, `its process ended ${candidate.attempts} times before it was done`)
      return take(sql, candidate, now, leaseMs)
    })
    if (taken) return taken
  }
  return null
}

async function candidates(app: App, kinds: readonly JobKind[]): Promise<Candidate[]> {
  const now = app.clock.now()
  const due = await rows(
    app.db.read,
    looked,
    `SELECT id, kind, jobKey, attempts FROM jobs WHERE ${DUE} AND groupId = ? ORDER BY notBefore, id LIMIT ?`,
    [now, now, app.groupId, LOOKED_AT],
  )
  const order = nightOrder(kinds).map(({ kind }) => kind)
  const waiting = due.filter(({ kind }) => order.includes(kind))
  if (waiting.length === 0) return due
  const behind = await behindOthers(app, waiting, order)
  return due.filter(({ id }) => !behind.has(id))
}

/**
 * The nightly jobs of a day are done one by one. One that broke off holds up no other; one that is at work, or has not been tried,
 * is waited for.
 */
async function behindOthers(app: App, due: readonly Candidate[], order: readonly string[]): Promise<Set<string>> {
  const ahead = await rows(
    app.db.read,
    pick(jobs, 'kind', 'jobKey'),
    `SELECT kind, jobKey FROM jobs WHERE groupId = ? AND (state = 'running' OR (state = 'waiting' AND attempts = 0))
       AND kind IN (${placeholders(order.length)})`,
    [app.groupId, ...order],
  )
  const waits = ({ kind, jobKey }: Candidate): boolean =>
    ahead.some((other) => other.jobKey === jobKey && order.indexOf(other.kind) < order.indexOf(kind))
  return new Set(due.filter(waits).map(({ id }) => id))
}

async function take(sql: Sql, { id, kind }: Candidate, now: Date, leaseMs: number): Promise<TakenJob | null> {
  const leaseId = newId()
  const taken = await sql.run(
    `UPDATE jobs SET state = 'running', leaseId = ?, leaseUntil = ?, attempts = attempts + 1, startedAt = COALESCE(startedAt, ?)
     WHERE id = ? AND ${DUE}`,
    [leaseId, new Date(now.getTime() + leaseMs), now, id, now, now],
  )
  if (taken !== 1) return null
  const row = await findRow(sql, jobs, { id }, ['attempts', 'input', 'checkpoint'])
  return row && { id, kind, leaseId, attempts: row.attempts, input: row.input, kept: row.checkpoint }
}

async function park(sql: Sql, { id }: Candidate, now: Date, error: string): Promise<null> {
  await sql.run(
    `UPDATE jobs SET state = 'failed', error = ?, leaseId = NULL, leaseUntil = NULL, finishedAt = ? WHERE id = ? AND ${DUE}`,
    [error, now, id, now, now],
  )
  return null
}
