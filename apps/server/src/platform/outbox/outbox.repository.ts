import type { App } from '../../wiring.ts'
import { rows } from '../db/rows.ts'
import type { Sql } from '../db/sql.ts'
import { pick } from '../db/table.ts'
import { deleteRows, updateRows } from '../db/table-rows.ts'
import type { ClaimedEvent } from './claim-events.ts'
import { outboxEvents } from './outbox.tables.ts'

/** The lease ended and another relay has the events: what this one did for them must not count. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** Takes handled events out of the outbox; in the unit that did the work, both happen or neither. @throws LeaseLost */
export async function removeEvents(sql: Sql, leaseId: string, events: readonly ClaimedEvent[]): Promise<void> {
  const positions = events.map(({ position }) => position)
  const removed = await deleteRows(sql, outboxEvents, { position: positions, leaseId })
  if (removed !== events.length) throw new LeaseLost('Another relay has taken these events')
}

/** Gives events back that were not tried, for any relay to take at once. */
export async function releaseEvents(
  sql: Sql,
  leaseId: string,
  events: readonly ClaimedEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return
  const positions = events.map(({ position }) => position)
  await updateRows(sql, outboxEvents, { leaseId: null, notBefore: now }, { position: positions, leaseId })
}

/** A handler that failed so often is not asked again until somebody says so. */
const FAILURES_MAX = 10
const FIRST_PAUSE_MS = 5_000

/** Five seconds after the first failure, twice as long after each further one: 43 minutes in all. */
const pauseAfter = (failures: number): number => FIRST_PAUSE_MS * 2 ** (failures - 1)

/** Notes that a handler failed: tried again after a pause, parked after the tenth time. @returns whether it is parked */
export async function noteFailure(
  sql: Sql,
  leaseId: string,
  { position, failures: before }: ClaimedEvent,
  { lastError, now }: { lastError: string; now: Date },
): Promise<boolean> {
  const failures = before + 1
  const parked = failures >= FAILURES_MAX
  const change = {
    failures,
    lastError,
    status: parked ? 'parked' : 'ready',
    parkedAt: parked ? now : null,
    notBefore: new Date(now.getTime() + pauseAfter(failures)),
    leaseId: null,
  } as const
  await updateRows(sql, outboxEvents, change, { position, leaseId })
  return parked
}

/** A process of another version, which knows the handler, may run beside this one or start soon. */
const ORPHANED_AFTER_MS = 3_600_000

/** Parks events that wait for handlers which this version does not have: trying them again and again gains nothing. */
export async function parkOrphans({ db }: Pick<App, 'db'>, known: readonly string[]): Promise<void> {
  const waiting = await rows(db.read, pick(outboxEvents, 'handler'), 'SELECT DISTINCT handler FROM outbox_events')
  for (const { handler } of waiting.filter((row) => !known.includes(row.handler)))
    await db.upkeep((sql, now) =>
      sql.run(
        `UPDATE outbox_events SET status = 'parked', parkedAt = ?, leaseId = NULL, lastError = ?
         WHERE handler = ? AND status = 'ready' AND notBefore <= ?`,
        [now, 'No program handles this event any more', handler, new Date(now.getTime() - ORPHANED_AFTER_MS)],
      ),
    )
}
