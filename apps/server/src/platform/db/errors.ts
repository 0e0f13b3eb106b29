import type { Sql } from './sql.ts'

/** A row with the same unique key exists. It leaves the unit: nothing the unit wrote remains. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey'
  readonly table: string | null
  /** The unique index (`PRIMARY` for the primary key), the same on every database; null where it cannot be known. */
  readonly index: string | null

  constructor(table: string | null, index: string | null, cause: unknown) {
    // The driver's message quotes the value, which may be personal: it is not repeated here.
    super(`A row with the same key exists already (${[table, index].filter(Boolean).join('.') || 'unknown index'})`)
    this.table = table
    this.index = index
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false })
  }
}

/** The database could not go on for the moment (deadlock, lock wait, busy file, lost connection): run the unit again. */
export class Transient extends Error {
  override readonly name = 'Transient'
  readonly code: string

  constructor(code: string, cause: unknown) {
    super(`The database asks to try again (${code})`)
    this.code = code
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false })
  }
}

/**
 * The database is there and takes nothing, for a reason that an operator must see to: disk full, read-only, too many
 * connections, access denied. Nothing is wrong with what was asked.
 */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble'
  readonly code: string

  constructor(code: string, cause: unknown) {
    super(`The database cannot be used now (${code})`)
    this.code = code
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false })
  }
}

/** Every other refusal of the database. The statement is kept with its placeholders; neither it nor the reason has values. */
export class SqlFailed extends Error {
  override readonly name = 'SqlFailed'
  readonly code: string
  readonly statement: string

  constructor(code: string, reason: string, statement: string, cause: unknown) {
    super(`${reason} (${code}) in: ${statement.slice(0, 500)}`)
    this.code = code
    this.statement = statement
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false })
  }
}

/**
 * A row that does not fit what its table declares, on its way in or out. Table and column are named, the value never is: it may be
 * personal.
 */
export class RowUnfit extends Error {
  override readonly name = 'RowUnfit'
  /** `rewards.tiers`, or what the statement computes. */
  readonly place: string

  constructor(place: string, reason: string, statement?: string) {
    super(`${place} does not fit: ${reason}${statement === undefined ? '' : ` in: ${statement.slice(0, 500)}`}`)
    this.place = place
  }
}

/**
 * Ends a unit that has written nothing yet, with a refusal that leaves something behind: `leave` is written under the locks that the
 * unit holds and committed, its idempotency key is not.
 */
export class RefusedLeaving extends Error {
  override readonly name = 'RefusedLeaving'
  readonly refusal: Error
  readonly leave: (sql: Sql, now: Date) => Promise<void>

  constructor(refusal: Error, leave: (sql: Sql, now: Date) => Promise<void>) {
    super(refusal.message)
    this.refusal = refusal
    this.leave = leave
  }
}

/** A unit was tried as often as allowed and met another writer each time. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
}

/** The connection broke while committing: nobody can say whether the unit was written. Ask again with the same idempotency key. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown'
}

/** The same idempotency key came with another request (answered 422). */
export class IdempotencyConflict extends Error {
  override readonly name = 'IdempotencyConflict'
}

/** The first request with this idempotency key is still running (answered 409). */
export class IdempotencyRunning extends Error {
  override readonly name = 'IdempotencyRunning'
}

/** The programme is wrong: a unit inside a unit, a read beside an open unit, a statement after its unit ended. */
export class UnitMisused extends Error {
  override readonly name = 'UnitMisused'
}

/** The database cannot be opened as it is configured; the message says what to do. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}
