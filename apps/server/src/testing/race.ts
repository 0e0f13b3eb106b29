import { test } from 'vitest'
import { expectLost, gateOf, opened, type Gate, type Guard } from '../../../../tests/support/guards.ts'
import { limits } from '../modules.ts'
import type { Database } from '../platform/db/database.ts'
import { RefusedLeaving } from '../platform/db/errors.ts'
import type { Sql } from '../platform/db/sql.ts'
import { rateLimits, type RateLimits } from '../platform/http/rate-limit.ts'
import type { TestClub } from './test-app.ts'
import { onlyOn } from './test-database.ts'

export * from '../../../../tests/support/guards.ts'

/** Who is in the race: the club or the database as the race gets it, with its guard or without. */
export type Contest = <Place extends TestClub | Database>(place: Place) => Place

/**
 * A test in which several do at once what only one may. What races goes through `contest(club)`, and nothing before or after it.
 *
 * On MariaDB the same test runs a second time as its own control: without the guard, and with all parties having looked before one of
 * them writes. There its expectation must fail, or the race proves nothing. Not on SQLite, where one unit waits for the other.
 */
export function race(name: string, guard: Guard, run: (contest: Contest, control: boolean) => Promise<void>): void {
  // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- both are the caller's
  test(name, () => run((place) => place, false))
  onlyOn('mariadb', () => {
    test(`the control, without the guard: ${name}`, async () => {
      const gate = gateOf(guard)
      await expectLost(
        run((place) => without(place, guard, gate), true),
        () => gate,
        guard,
      )
    })
  })
}

function without<Place extends TestClub | Database>(place: Place, guard: Guard, gate: Gate): Place {
  if (!('app' in place)) return { ...place, ...unguarded(place, guard, gate) }
  const db = unguarded(place.app.db, guard, gate)
  const counting = rateLimits(1, db, limits)
  const inDatabase: RateLimits = Object.assign(async () => {}, { ...counting, giveBack: async () => {} })
  return { ...place, app: { ...place.app, db, limits: guard.uncounted ? inDatabase : counting } }
}

function unguarded(db: Database, guard: Guard, gate: Gate): Database {
  let dropping: Promise<void> | undefined
  const keysDropped = () => (dropping ??= dropKeys(db, guard.dropped ?? []))
  const own = (sql: Sql) => unguardedSql(sql, guard, { look: guard.look, gate })
  return {
    ...db,
    read: unguardedSql(db.read, guard, { look: guard.lookBefore, gate }),
    unit: async (act, work) => {
      await keysDropped()
      // The unit itself, for it is what handlers of events get.
      return db.unit(act, (unit) =>
        work(Object.assign(unit, { sql: own(unit.sql) })).catch((error: unknown) => {
          if (!(error instanceof RefusedLeaving)) throw error
          throw new RefusedLeaving(error.refusal, (sql, now) => error.leave(own(sql), now))
        }),
      )
    },
    upkeep: async (work) => {
      await keysDropped()
      return db.upkeep((sql, now) => work(own(sql), now))
    },
  }
}

/** The same club whose units wait after a statement has looked, until they are let go on. */
export function pausedAfter(club: TestClub, look: RegExp) {
  const [looked, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const pause = (): Promise<void> => {
    looked.resolve()
    return goOn.promise
  }
  const { db } = club.app
  const gate = { pass: pause, isOpen: () => true }
  const paused: Database = {
    ...db,
    unit: (act, work) =>
      db.unit(act, (unit) =>
        work(Object.assign(unit, { sql: unguardedSql(unit.sql, { sees: null }, { look, gate }) })),
      ),
  }
  return { club: { ...club, app: { ...club.app, db: paused } }, looked: looked.promise, goOn: goOn.resolve }
}

async function dropKeys(db: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await db.dataSource.query(statement)
}

interface Looking {
  look: RegExp | undefined
  gate: Gate
}

function unguardedSql(sql: Sql, guard: Guard, { look, gate }: Looking): Sql {
  async function after<T>(text: string, done: Promise<T>): Promise<T> {
    const result = await done
    if (look?.test(text)) await gate.pass()
    return result
  }
  return {
    ...sql,
    all: (text, params) => after(text, sql.all(opened(text, guard), params)),
    one: (text, params) => after(text, sql.one(opened(text, guard), params)),
    run: (text, params) => after(text, sql.run(opened(text, guard), params)),
    insert: (table, rows) => after(`INSERT INTO ${table}`, sql.insert(table, rows)),
    insertAll: (parts) => after(parts.map(({ table }) => `INSERT INTO ${table}`).join('; '), sql.insertAll(parts)),
  }
}
