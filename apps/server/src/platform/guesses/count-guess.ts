import { nullable } from '../db/columns.ts'
import type { Database } from '../db/database.ts'
import { DuplicateKey, Transient } from '../db/errors.ts'
import { firstRow, rows } from '../db/rows.ts'
import type { Sql, SqlReader } from '../db/sql.ts'
import { pick } from '../db/table.ts'
import { deleteRows, findRow, insertRow, updateRows } from '../db/table-rows.ts'
import { Refusal } from '../http/refusal.ts'
import { guesses } from './guesses.tables.ts'

export interface AllowedGuesses {
  times: number
  seconds: number
}

/**
 * Counts a guess for all processes. @throws RATE_LIMITED {retryAfterSeconds} once there were as many as are allowed, so that a
 * guess too many is not told from a right one
 */
export async function countGuess(db: Database, subject: string, allowed: AllowedGuesses): Promise<void> {
  const count = () => db.upkeep((sql, now) => countIn(sql, subject, allowed, now))
  // The first guess makes the row; another may make it at the same moment, and then it is there.
  await count().catch((error: unknown) => {
    if (!(error instanceof DuplicateKey)) throw error
    return count()
  })
}

/**
 * Counts a guess inside a transaction, under its locks: who comes next sees it. @throws RATE_LIMITED as `countGuess`, and Transient when
 * another made the row at the same moment
 */
export async function countGuessIn(sql: Sql, subject: string, allowed: AllowedGuesses, now: Date): Promise<void> {
  try {
    await countIn(sql, subject, allowed, now)
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Transient('GUESS_ROW_MADE', error)
    throw error
  }
}

async function countIn(sql: Sql, subject: string, { times, seconds }: AllowedGuesses, now: Date): Promise<void> {
  const row = await findRow(sql, guesses, { subject }, undefined, { lock: true })
  if (row?.closedUntil && row.closedUntil > now) throw tooMany(row.closedUntil, now)
  const goesOn = row !== null && row.endsAt > now
  const counted = goesOn ? row.times + 1 : 1
  const endsAt = goesOn ? row.endsAt : new Date(now.getTime() + seconds * 1000)
  const values = { times: counted, endsAt, closedUntil: counted >= times ? endsAt : null }
  if (row === null) await insertRow(sql, guesses, { subject, ...values })
  else await updateRows(sql, guesses, values, { subject })
}

/**
 * In a statement: until when one of two subjects is closed, or NULL. Parameters: the two and the present instant. `after`: a column of
 * a row that the statement finds first, by locking it, so that this is not older than the lock.
 */
export const closedUntil = (after = '1') =>
  `(SELECT MAX(closedUntil) FROM guesses WHERE subject IN (?, ?) AND closedUntil > ? AND ${after} IS NOT NULL)`
export const closedUntilShape = { closedUntil: nullable(guesses.closedUntil) }

/** @throws RATE_LIMITED {retryAfterSeconds} for what `closedUntil` found */
export function requireOpen(until: Date | null, now: Date): void {
  if (until !== null) throw tooMany(until, now)
}

/** @throws RATE_LIMITED {retryAfterSeconds} while the subject is closed */
export async function requireOpenSubject(sql: SqlReader, subject: string, now: Date): Promise<void> {
  const row = await firstRow(sql, closedUntilShape, `SELECT ${closedUntil()} AS closedUntil`, [subject, subject, now])
  requireOpen(row?.closedUntil ?? null, now)
}

function tooMany(until: Date, now: Date): Refusal {
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  return new Refusal('RATE_LIMITED', { retryAfterSeconds })
}

/** Forgets guesses whose time is over, a batch at a time; returns how many. */
export async function forgetGuesses(sql: Sql, now: Date, limit: number): Promise<number> {
  const over = await rows(sql, pick(guesses, 'subject'), 'SELECT subject FROM guesses WHERE endsAt <= ? LIMIT ?', [
    now,
    limit,
  ])
  return over.length === 0 ? 0 : deleteRows(sql, guesses, { subject: over.map(({ subject }) => subject) })
}
