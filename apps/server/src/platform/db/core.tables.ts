import { EntitySchema } from 'typeorm'
import { date, document, id, moment, nullable, primary, ref, whole, words } from './columns.ts'

/** Who did what, when and why: one row for every unit that wrote something (req. 15.1). */
export interface ActRow {
  id: string
  groupId: string
  storeId: string | null
  actorKind: string
  actorId: string | null
  action: string
  reason: string | null
  at: Date
}
export const acts = new EntitySchema<ActRow>({
  name: 'acts',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: nullable(ref()),
    actorKind: words(20),
    actorId: nullable(ref()),
    action: words(60),
    reason: nullable(words(200)),
    at: moment(),
  },
  indices: [{ name: 'ix_acts_actor', columns: ['actorId', 'at'] }],
})

/** Answers kept 48 hours, so that a request that comes twice gets the same answer and acts once (req. 2.10). */
export interface IdempotencyKeyRow {
  scope: string
  idempotencyKey: string
  requestHash: string
  answer: string | null
  actId: string
  at: Date
  expiresAt: Date
}
export const idempotencyKeys = new EntitySchema<IdempotencyKeyRow>({
  name: 'idempotency_keys',
  columns: {
    scope: primary(words(60)),
    idempotencyKey: primary(words(100)),
    requestHash: words(64),
    answer: nullable(document()),
    actId: ref(),
    at: moment(),
    expiresAt: moment(),
  },
  indices: [{ name: 'ix_idempotency_keys_expires', columns: ['expiresAt'] }],
})

/** Facts about this installation: the fingerprint of its key, what the demo was filled with. */
export interface InstallationRow {
  name: string
  value: string
}
export const installation = new EntitySchema<InstallationRow>({
  name: 'installation',
  columns: { name: primary(words(40)), value: words(200) },
})

/** A night whose jobs one process of many has taken, or has finished. */
export interface NightlyRunRow {
  groupId: string
  asOf: string
  leaseId: string
  leaseUntil: Date
  finishedAt: Date | null
  report: string | null
}
export const nightlyRuns = new EntitySchema<NightlyRunRow>({
  name: 'nightly_runs',
  columns: {
    groupId: primary(ref()),
    asOf: primary(date()),
    leaseId: ref(),
    leaseUntil: moment(),
    finishedAt: nullable(moment()),
    report: nullable(document()),
  },
})

/** Events written with what they tell of; handlers run after the commit, at least once. */
export interface OutboxEventRow {
  id: string
  groupId: string
  memberId: string | null
  kind: string
  facts: string
  actId: string
  at: Date
  status: string
  attempts: number
  notBefore: Date
  leaseId: string | null
  leaseUntil: Date | null
}
export const outboxEvents = new EntitySchema<OutboxEventRow>({
  name: 'outbox_events',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: nullable(ref()),
    kind: words(60),
    facts: document(),
    actId: ref(),
    at: moment(),
    status: words(12),
    attempts: whole(),
    notBefore: moment(),
    leaseId: nullable(ref()),
    leaseUntil: nullable(moment()),
  },
  indices: [
    { name: 'ix_outbox_events_ready', columns: ['status', 'notBefore'] },
    { name: 'ix_outbox_events_lease', columns: ['leaseId'] },
  ],
})

export const coreEntities = [acts, idempotencyKeys, installation, nightlyRuns, outboxEvents]
