import type { App } from '../../wiring.ts'
import type { Act } from '../db/database.ts'
import { notNull } from '../db/columns.ts'
import { rows } from '../db/rows.ts'
import type { SqlReader } from '../db/sql.ts'
import { pick, selectList, type RowOf } from '../db/table.ts'
import { updateRows } from '../db/table-rows.ts'
import { Refusal } from '../http/refusal.ts'
import { outboxEvents } from './outbox.tables.ts'

const parkedShape = {
  ...pick(outboxEvents, 'id', 'event', 'handler', 'subjectId', 'raisedAt', 'failures'),
  parkedAt: notNull(outboxEvents.parkedAt),
  /** The last failure, without personal data. */
  lastError: notNull(outboxEvents.lastError),
}

/** An event whose handler has failed for the last time. */
export type ParkedEvent = RowOf<typeof parkedShape>

const PARKED_SHOWN = 200

/** The events that were parked last, newest first. */
export async function parkedEvents(sql: SqlReader, groupId: string): Promise<ParkedEvent[]> {
  return rows(
    sql,
    parkedShape,
    `SELECT ${selectList('', parkedShape)} FROM outbox_events
     WHERE groupId = ? AND status = 'parked' ORDER BY parkedAt DESC, position DESC LIMIT ${PARKED_SHOWN}`,
    [groupId],
  )
}

/**
 * Lets a parked event be tried again within seconds, with ten more tries, before what its subject still waits for.
 * @throws NOT_FOUND for one that is not parked
 */
export async function retryEvent(app: Pick<App, 'db'>, act: Act, eventId: string): Promise<{ done: true }> {
  return app.db.unit(act, async (unit) => {
    const freed = await updateRows(
      unit.sql,
      outboxEvents,
      { status: 'ready', notBefore: unit.now, failures: 0, parkedAt: null },
      { id: eventId, groupId: act.groupId, status: 'parked' },
    )
    if (freed !== 1) throw new Refusal('NOT_FOUND', { what: 'event' })
    return { done: true }
  })
}
