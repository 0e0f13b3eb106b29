import type { App } from '../../wiring.ts'
import { newId } from '../db/ids.ts'
import { rows } from '../db/rows.ts'
import { placeholders, type Sql } from '../db/sql.ts'
import { pick } from '../db/table.ts'
import type { Delivery } from './handlers.ts'
import { outboxEvents } from './outbox.tables.ts'

/** An event that one relay has for itself until its lease ends. */
export interface ClaimedEvent extends Delivery {
  readonly position: number
  readonly failures: number
}

export interface Claim {
  readonly leaseId: string
  readonly leaseUntil: Date
  /** In the order in which they must be handled. */
  readonly events: readonly ClaimedEvent[]
}

export interface ClaimOptions {
  /** How many events at most. */
  limit: number
  leaseMs: number
}

/** Two relays often want the same events at the same moment; who comes second looks again. */
const TRIES = 10

/**
 * Takes due events of a handler for this relay alone: of each subject the first that is left, and those right behind it while
 * there is room. A relay that dies keeps its events until the lease ends; then another takes them.
 */
export async function claimEvents(
  { db, clock }: Pick<App, 'db' | 'clock'>,
  handler: string,
  { limit, leaseMs }: ClaimOptions,
): Promise<Claim> {
  const leaseId = newId()
  const due = "SELECT position FROM outbox_events WHERE handler = ? AND status = 'ready' AND notBefore <= ? LIMIT 1"
  // Most often there is nothing: a read tells, and no writer waits for it.
  if (!(await db.read.one(due, [handler, clock.now()]))) return { leaseId, leaseUntil: clock.now(), events: [] }
  return db.upkeep(async (sql, now) => {
    const leaseUntil = new Date(now.getTime() + leaseMs)
    const take = (positions: readonly number[]) => takePositions(sql, positions, { leaseId, leaseUntil, now })
    let firsts: ClaimedEvent[] = []
    for (let tries = 0; firsts.length === 0 && tries < TRIES; tries++) {
      const wanted = await firstOfSubjects(sql, handler, now, limit)
      firsts = await take(wanted)
      if (wanted.length === 0) break
    }
    const room = limit - firsts.length
    const next = firsts.length > 0 && room > 0 ? await take(await nextOf(sql, handler, now, firsts, room)) : []
    return { leaseId, leaseUntil, events: [...firsts, ...next].toSorted((a, b) => a.position - b.position) }
  })
}

/** Of each subject the first event that is neither done nor parked, if it is due: one that failed or is leased holds the later ones back. */
async function firstOfSubjects(sql: Sql, handler: string, now: Date, limit: number): Promise<number[]> {
  const found = await rows(
    sql,
    { position: outboxEvents.position },
    `SELECT e.position FROM outbox_events e WHERE e.handler = ? AND e.status = 'ready' AND e.notBefore <= ?
       AND NOT EXISTS (SELECT 1 FROM outbox_events b
         WHERE b.subjectId = e.subjectId AND b.handler = e.handler AND b.status = 'ready' AND b.position < e.position)
     ORDER BY e.notBefore, e.position LIMIT ?`,
    [handler, now, limit],
  )
  return found.map(({ position }) => position)
}

/** What comes right behind events that this relay has: nobody else can take it meanwhile. */
async function nextOf(
  sql: Sql,
  handler: string,
  now: Date,
  firsts: readonly ClaimedEvent[],
  room: number,
): Promise<number[]> {
  const subjects = new Set(firsts.map(({ subjectId }) => subjectId))
  const taken = new Set(firsts.map(({ position }) => position))
  const found = await rows(
    sql,
    pick(outboxEvents, 'position', 'subjectId', 'notBefore'),
    `SELECT position, subjectId, notBefore FROM outbox_events
     WHERE handler = ? AND status = 'ready' AND subjectId IN (${placeholders(subjects.size)}) ORDER BY position LIMIT ?`,
    [handler, ...subjects, firsts.length + room],
  )
  const next: number[] = []
  for (const { position, subjectId, notBefore } of found) {
    if (taken.has(position) || !subjects.has(subjectId)) continue
    // One that waits ends the line of its subject.
    if (notBefore > now) subjects.delete(subjectId)
    else next.push(position)
  }
  return next
}

async function takePositions(
  sql: Sql,
  wanted: readonly number[],
  { leaseId, leaseUntil, now }: { leaseId: string; leaseUntil: Date; now: Date },
): Promise<ClaimedEvent[]> {
  if (wanted.length === 0) return []
  // In one order for all, so that two relays wait for each other and never in a circle.
  const positions = wanted.toSorted((a, b) => a - b)
  const among = `position IN (${placeholders(positions.length)})`
  const taken = await sql.run(
    `UPDATE outbox_events SET leaseId = ?, notBefore = ? WHERE ${among} AND status = 'ready' AND notBefore <= ?`,
    [leaseId, leaseUntil, ...positions, now],
  )
  if (taken === 0) return []
  return rows(
    sql,
    pick(outboxEvents, 'position', 'id', 'subjectId', 'facts', 'raisedAt', 'failures'),
    `SELECT position, id, subjectId, facts, raisedAt, failures FROM outbox_events
     WHERE ${among} AND leaseId = ? ORDER BY position`,
    [...positions, leaseId],
  )
}
