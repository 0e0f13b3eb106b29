import type { Idempotency } from './database.ts'
import { DuplicateKey, IdempotencyConflict, IdempotencyRunning, Transient } from './errors.ts'
import { instant } from './sql.ts'
import type { Sql } from './sql.ts'

/** Keys are answered for 48 hours; afterwards the same key is a new request. */
const keptMs = 48 * 60 * 60 * 1000

/** MySQL's error for a lock that was not given in time: another unit holds the same key and has not ended. */
const lockWait = 'ER_LOCK_WAIT_TIMEOUT'

/** Leaves the unit when its key has been used. */
export class KeySeen extends Error {
  readonly idempotency: Idempotency

  constructor(idempotency: Idempotency) {
    super('This idempotency key has been used')
    this.idempotency = idempotency
  }
}

/** The unit's first statement. A second unit with the same key waits here for the first, then gets a duplicate. */
export async function reserveKey(
  sql: Sql,
  idempotency: Idempotency,
  actId: string,
  now: Date,
  replaceExpired: boolean,
): Promise<void> {
  const { scope, key, requestHash } = idempotency
  try {
    if (replaceExpired)
      await sql.run('DELETE FROM idempotency_keys WHERE scope = ? AND idempotencyKey = ? AND expiresAt <= ?', [
        scope,
        key,
        now,
      ])
    const expiresAt = new Date(now.getTime() + keptMs)
    await sql.insert('idempotency_keys', [{ scope, idempotencyKey: key, requestHash, actId, at: now, expiresAt }])
  } catch (error) {
    if (error instanceof DuplicateKey) throw new KeySeen(idempotency)
    if (error instanceof Transient && error.code === lockWait)
      throw new IdempotencyRunning('The first request with this idempotency key is still running', { cause: error })
    throw error
  }
}

/** Lets a key go inside its unit, which is refused and still commits something. */
export async function releaseKey(sql: Sql, { scope, key }: Idempotency): Promise<void> {
  await sql.run('DELETE FROM idempotency_keys WHERE scope = ? AND idempotencyKey = ?', [scope, key])
}

/** Stores what the work answered, and returns it as a repetition will get it: through JSON. */
export async function keepAnswer<T>(sql: Sql, idempotency: Idempotency, result: T): Promise<T> {
  const answer = JSON.stringify(result) as string | undefined
  // A work that answers nothing leaves the column empty.
  if (answer === undefined) return result
  const { scope, key, cipher } = idempotency
  // In a JSON column a ciphertext is a JSON text; answers are objects, so the two are never taken for each other.
  const kept = cipher ? JSON.stringify(cipher.encrypt(answer, answerPlace(idempotency))) : answer
  await sql.run('UPDATE idempotency_keys SET answer = ? WHERE scope = ? AND idempotencyKey = ?', [kept, scope, key])
  return JSON.parse(answer) as T
}

export type Replay<T> = { answered: true; answer: T } | { answered: false; expired: boolean }

/** What the first request with this key was answered. @throws IdempotencyConflict when it was another request */
export async function replay<T>(read: Sql, idempotency: Idempotency, now: Date): Promise<Replay<T>> {
  const row = await read.one<{ requestHash: string; answer: string | null; expiresAt: string }>(
    'SELECT requestHash, answer, expiresAt FROM idempotency_keys WHERE scope = ? AND idempotencyKey = ?',
    [idempotency.scope, idempotency.key],
  )
  if (!row) return { answered: false, expired: false }
  if (instant(row.expiresAt) <= now) return { answered: false, expired: true }
  if (row.requestHash !== idempotency.requestHash)
    throw new IdempotencyConflict('This idempotency key came with another request before')
  return { answered: true, answer: (row.answer === null ? undefined : readAnswer(row.answer, idempotency)) as T }
}

/** What a kept answer belongs to: one moved to another key does not decrypt. */
const answerPlace = ({ scope, key }: Idempotency) => `idempotency_keys.answer:${scope}:${key}`

function readAnswer(kept: string, idempotency: Idempotency): unknown {
  const answer: unknown = JSON.parse(kept)
  const { cipher } = idempotency
  // One of an earlier version was kept as it is.
  if (!cipher || typeof answer !== 'string') return answer
  return JSON.parse(cipher.decrypt(answer, answerPlace(idempotency)))
}

/** Forgets keys whose time is over, a batch at a time; returns how many. */
export async function forgetExpiredKeys(sql: Sql, now: Date, limit = 1_000): Promise<number> {
  const rows = await sql.all<{ scope: string; idempotencyKey: string }>(
    'SELECT scope, idempotencyKey FROM idempotency_keys WHERE expiresAt <= ? ORDER BY expiresAt LIMIT ?',
    [now, limit],
  )
  let forgotten = 0
  for (const row of rows) {
    const values = [row.scope, row.idempotencyKey, now]
    forgotten += await sql.run(
      'DELETE FROM idempotency_keys WHERE scope = ? AND idempotencyKey = ? AND expiresAt <= ?',
      values,
    )
  }
  return forgotten
}
