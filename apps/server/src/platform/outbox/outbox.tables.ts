import { code, document, moment, nullable, ref, sequence, whole, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/**
 * Events for handlers after the commit, written with what they tell of and deleted with what the handler did: one row for
 * each handler.
 */
export const outboxEvents = table(
  'outbox_events',
  {
    /** Given by the database, so that events of one subject have the order of their commits whatever the clocks say. */
    position: sequence(),
    id: ref(),
    groupId: ref(),
    event: words(60),
    handler: words(60),
    subjectId: ref(),
    facts: document<unknown>(),
    actId: ref(),
    raisedAt: moment(),
    status: code(['ready', 'parked'], 12),
    /** When it is due; while a relay is at it, when that relay's lease ends. */
    notBefore: moment(),
    leaseId: nullable(ref()),
    /** How often the handler failed. */
    failures: whole(),
    lastError: nullable(words(300)),
    parkedAt: nullable(moment()),
  },
  [
    { name: 'ux_outbox_events_id', columns: ['id'], unique: true },
    { name: 'ix_outbox_events_due', columns: ['handler', 'status', 'notBefore'] },
    { name: 'ix_outbox_events_subject', columns: ['subjectId', 'handler', 'status'] },
  ],
)
