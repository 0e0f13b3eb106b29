import { document, id, moment, nullable, primary, ref, words } from './columns.ts'
import { table } from './table.ts'

/** Who did what, when and why: one row for every unit that wrote something (req. 15.1). */
export const acts = table(
  'acts',
  {
    id: id(),
    groupId: ref(),
    storeId: nullable(ref()),
    actorKind: words(20),
    actorId: nullable(ref()),
    action: words(60),
    reason: nullable(words(200)),
    /** The member whom it is about, where it is about one. */
    memberId: nullable(ref()),
    at: moment(),
  },
  [
    { name: 'ix_acts_actor', columns: ['actorId', 'at'] },
    { name: 'ix_acts_member', columns: ['memberId', 'at'] },
    { name: 'ix_acts_time', columns: ['groupId', 'at', 'id'] },
  ],
)

/** Answers kept 48 hours, so that a request that comes twice gets the same answer and acts once (req. 2.10). */
export const idempotencyKeys = table(
  'idempotency_keys',
  {
    scope: primary(words(60)),
    idempotencyKey: primary(words(100)),
    requestHash: words(64),
    answer: nullable(document()),
    actId: ref(),
    at: moment(),
    expiresAt: moment(),
  },
  [{ name: 'ix_idempotency_keys_expires', columns: ['expiresAt'] }],
)

/** Facts about this installation: the fingerprint of its key, what the demo was filled with. */
export const installation = table('installation', { name: primary(words(40)), value: words(200) })

export const coreTables = [acts, idempotencyKeys, installation]
