import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { EventHandlers } from '../outbox/handlers.ts'
import { raisedEvents, type Raised } from '../outbox/raised.ts'
import type { Act, Database, DatabaseLog, Unit } from './database.ts'
import type { Engine, Transaction } from './engine.ts'
import { DatabaseBusy, RefusedLeaving, Transient, UnitMisused } from './errors.ts'
import { newId } from './ids.ts'
import { keepAnswer, KeySeen, releaseKey, replay, reserveKey } from './idempotency.ts'
import type { RowsFor, Sql } from './sql.ts'

/** Twelve attempts or half a minute, whichever comes first. */
const attemptsMax = 12
const patienceMs = 30_000

/** What one attempt knows about itself. */
interface Attempt {
  wrote: boolean
  /** Its act is written. */
  signed: boolean
  /** Whom it is about, and whom its act says so far. */
  memberId: string | null
  signedFor: string | null
  over: boolean
  failure: Error | null
  /** Thrown once what it leaves behind is committed. */
  refused: Error | null
  readonly after: (() => void)[]
}

export interface UnitRunner {
  readonly unit: Database['unit']
  readonly upkeep: Database['upkeep']
  readonly onOutbox: Database['onOutbox']
  guardRead(read: Sql): Sql
}

/** Builds the one way to write: retried as a whole, signed by an act, answered once per idempotency key. */
export function unitRunner(engine: Engine, clock: Clock, log: DatabaseLog, handlers: EventHandlers): UnitRunner {
  const inside = new AsyncLocalStorage<true>()
  const outboxListeners = new Set<() => void>()

  function refuseInside(what: string): void {
    if (inside.getStore())
      throw new UnitMisused(`${what} inside a unit: it would wait for a second connection. Pass the unit on.`)
  }

  const wakeRelays = (): void => outboxListeners.forEach((listener) => listener())

  async function unit<T>(act: Act, work: (unit: Unit) => Promise<T>): Promise<T> {
    refuseInside('A unit')
    const signed = { ...act, id: newId() }
    let replaceExpired = false
    return retried(async () => {
      try {
        return await inTransaction(engine, log, (transaction, attempt) =>
          inside.run(true, () => {
            const raised = raisedEvents(handlers)
            const own = unitOf(transaction, attempt, raised, signed, clock.now())
            return perform(transaction, attempt, { unit: own, raised, wakeRelays, replaceExpired }, work)
          }),
        )
      } catch (error) {
        if (!(error instanceof KeySeen)) throw error
        // The key is there: outside the unit, its row tells what the first request was answered.
        const earlier = await replay<T>(engine.read, error.idempotency, clock.now())
        if (earlier.answered) return earlier.answer
        replaceExpired = earlier.expired
        throw new Transient('IDEMPOTENCY_KEY_GONE', error)
      }
    })
  }

  async function upkeep<T>(work: (sql: Sql, now: Date) => Promise<T>): Promise<T> {
    refuseInside('Upkeep')
    return retried(() =>
      inTransaction(engine, log, (transaction, attempt) =>
        inside.run(true, () => work(watchedSql(transaction.sql, attempt, null), clock.now())),
      ),
    )
  }

  const onOutbox = (listener: () => void) => {
    outboxListeners.add(listener)
    return () => void outboxListeners.delete(listener)
  }
  return { unit, upkeep, onOutbox, guardRead: (read) => guardRead(read, () => refuseInside('A read on db.read')) }
}

interface Performing {
  unit: Unit
  raised: Raised
  wakeRelays: () => void
  replaceExpired: boolean
}

/** Everything between BEGIN and COMMIT: the key first, then the work, with the act before its first write, and what follows its events, then the answer. */
async function perform<T>(
  transaction: Transaction,
  attempt: Attempt,
  { unit, raised, wakeRelays, replaceExpired }: Performing,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  const { act, now } = unit
  const { idempotency } = act
  if (idempotency) await reserveKey(transaction.sql, idempotency, act.id, now, replaceExpired)
  let result: T
  try {
    result = await work(unit)
  } catch (error) {
    if (!(error instanceof RefusedLeaving)) throw error
    await leaveRefused(transaction, attempt, unit, error)
    // Never answered: the refusal is thrown after the commit.
    return undefined as T
  }
  // A failure that the work swallowed has still undone a part of it.
  if (attempt.failure) throw attempt.failure
  await unit.handleRaised()
  if (attempt.failure) throw attempt.failure
  if (attempt.signed && attempt.memberId !== attempt.signedFor)
    await transaction.sql.run('UPDATE acts SET memberId = ? WHERE id = ?', [attempt.memberId, act.id])
  if (await raised.keep(unit)) attempt.after.push(wakeRelays)
  if (idempotency) result = await keepAnswer(transaction.sql, idempotency, result)
  return result
}

/** Whatever else the unit held is its key; what it wrote could not be taken back without letting go of its locks. */
async function leaveRefused(
  { sql }: Transaction,
  attempt: Attempt,
  { act, now }: Unit,
  { refusal, leave }: RefusedLeaving,
): Promise<void> {
  if (attempt.failure) throw attempt.failure
  if (attempt.wrote) throw new UnitMisused('A unit that wrote something cannot be refused and leave something else')
  if (act.idempotency) await releaseKey(sql, act.idempotency)
  await leave(sql, now)
  attempt.refused = refusal
}

function unitOf(
  transaction: Transaction,
  attempt: Attempt,
  raised: Raised,
  act: Act & { id: string },
  now: Date,
): Unit {
  const sign = (): RowsFor => {
    attempt.signed = true
    attempt.signedFor = attempt.memberId
    return { table: 'acts', rows: [{ ...actRow(act, now), memberId: attempt.memberId }] }
  }
  const unit: Unit = {
    sql: watchedSql(transaction.sql, attempt, sign),
    act,
    now,
    concerns(memberId) {
      attempt.memberId ??= memberId
    },
    async leaveAct() {
      refuseAfterwards(attempt)
      if (!attempt.signed) await transaction.sql.insertAll([sign()])
    },
    raise(event) {
      refuseAfterwards(attempt)
      raised.add(event)
    },
    handleRaised: () =>
      raised.handle(unit).catch((error: unknown) => {
        attempt.failure ??= error instanceof Error ? error : new Error(String(error))
        throw error
      }),
    afterCommit: (then) => {
      attempt.after.push(then)
    },
  }
  return unit
}

async function inTransaction<T>(
  engine: Engine,
  log: DatabaseLog,
  work: (transaction: Transaction, attempt: Attempt) => Promise<T>,
): Promise<T> {
  const transaction = await engine.begin()
  const attempt: Attempt = {
    wrote: false,
    signed: false,
    memberId: null,
    signedFor: null,
    over: false,
    failure: null,
    refused: null,
    after: [],
  }
  let result: T
  try {
    result = await work(transaction, attempt)
    if (attempt.failure) throw attempt.failure
    attempt.over = true
    await transaction.commit()
  } catch (error) {
    attempt.over = true
    await transaction.rollback()
    throw error
  }
  if (attempt.refused) throw attempt.refused
  for (const then of attempt.after) {
    try {
      then()
    } catch (error) {
      log.error({ err: error }, 'what should follow a commit failed')
    }
  }
  return result
}

/** Runs again what met a deadlock, a lock wait or a busy file: after a pause that grows and differs from the others'. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Transient)) throw error
      if (attempt === attemptsMax || performance.now() > until)
        throw new DatabaseBusy(`A unit met other writers ${attempt} times (last: ${error.code})`, { cause: error })
    }
    await delay(Math.random() * Math.min(2 ** attempt, 250))
  }
}

/**
 * The unit's port: signs before the first write, so that the answer can name who did it; goes dead with the first failure and
 * when the unit is over. `sign` is what signs.
 */
function watchedSql(sql: Sql, attempt: Attempt, sign: (() => RowsFor) | null): Sql {
  async function step<T>(writes: boolean, statement: () => Promise<T>): Promise<T> {
    refuseAfterwards(attempt)
    if (attempt.failure) throw attempt.failure
    if (writes) attempt.wrote = true
    try {
      return await statement()
    } catch (error) {
      attempt.failure ??= error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }
  const signature = (): RowsFor[] => (sign && !attempt.signed ? [sign()] : [])
  const insertAll = (parts: readonly RowsFor[]): Promise<void> => {
    const writes = parts.some(({ rows }) => rows.length > 0)
    return step(writes, () => (writes ? sql.insertAll([...signature(), ...parts]) : Promise.resolve()))
  }
  return {
    dialect: sql.dialect,
    all: (text, params) => step(false, () => sql.all(text, params)),
    one: (text, params) => step(false, () => sql.one(text, params)),
    run: (text, params) =>
      step(true, async () => {
        await sql.insertAll(signature())
        return sql.run(text, params)
      }),
    // By itself: with each other insert behind it the act would be another statement for the database to keep prepared.
    insert: (table, rows) =>
      step(rows.length > 0, async () => {
        if (rows.length > 0) await sql.insertAll(signature())
        await sql.insert(table, rows)
      }),
    insertAll,
  }
}

function refuseAfterwards(attempt: Attempt): void {
  if (attempt.over) throw new UnitMisused('A statement came after its unit had ended: something was not awaited')
}

function guardRead(read: Sql, check: () => void): Sql {
  const refuse = (): Promise<never> => Promise.reject(new UnitMisused('db.read only reads; writing is done by db.unit'))
  return {
    dialect: read.dialect,
    all: async (text, params) => (check(), read.all(text, params)),
    one: async (text, params) => (check(), read.one(text, params)),
    run: refuse,
    insert: refuse,
    insertAll: refuse,
  }
}

function actRow(act: Act & { id: string }, now: Date) {
  const { id, groupId, storeId, actorKind, actorId, action } = act
  return { id, groupId, storeId, actorKind, actorId, action, reason: act.reason ?? null, at: now }
}
