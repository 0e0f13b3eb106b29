import type { App } from '../../wiring.ts'
import type { Act } from '../db/database.ts'
import { instant, integer, type SqlReader } from '../db/sql.ts'
import { Refusal } from '../http/refusal.ts'

/** An event whose handler has failed for the last time. */
export interface ParkedEvent {
  id: string
  /** What happened, such as `visit.settled`. */
  event: string
  handler: string
  subjectId: string
  raisedAt: Date
  parkedAt: Date
  failures: number
  /** The last failure, without personal data. */
  lastError: string
}

const PARKED_SHOWN = 200

/** The events that were parked last, newest first. */
export async function parkedEvents(sql: SqlReader, groupId: string): Promise<ParkedEvent[]> {
  const rows = await sql.all<ParkedEvent & { raisedAt: unknown; parkedAt: unknown; failures: unknown }>(
    `SELECT id, event, handler, subjectId, raisedAt, parkedAt, failures, lastError FROM outbox_events
     WHERE groupId = ? AND status = 'parked' ORDER BY parkedAt DESC, position DESC LIMIT ${PARKED_SHOWN}`,
    [groupId],
  )
  return rows.map((row) => ({
    ...row,
    raisedAt: instant(row.raisedAt),
    parkedAt: instant(row.parkedAt),
    failures: integer(row.failures),
  }))
}

/**
 * Lets a parked event be tried again within seconds, with ten more tries, before what its subject still waits for.
 * @throws NOT_FOUND for one that is not parked
 */
export async function retryEvent(app: Pick<App, 'db'>, act: Act, eventId: string): Promise<{ done: true }> {
  return app.db.unit(act, async (unit) => {
    const freed = await unit.sql.run(
      `UPDATE outbox_events SET status = 'ready', notBefore = ?, failures = 0, parkedAt = NULL
       WHERE id = ? AND groupId = ? AND status = 'parked'`,
      [unit.now, eventId, act.groupId],
    )
    if (freed !== 1) throw new Refusal('NOT_FOUND', { what: 'event' })
    return { done: true }
  })
}
