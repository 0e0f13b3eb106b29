import type { Database } from '../platform/db/database.ts'
import type { Sql } from '../platform/db/sql.ts'
import type { TestClub } from './test-app.ts'

/** What keeps two at once from doing what one may, and how to take it away. */
export interface Guard {
  /** After this statement of a unit has looked, it waits until all have looked. */
  look: RegExp
  /** Parts of statements that guard, and what is there without them: as many `?`. */
  off: readonly (readonly [guard: RegExp, without: string])[]
  /** A table whose unique key guards: nothing is inserted into it. */
  notInto?: string
}

/** Rows that a unit locks are locked no more. */
export const lock = [/ FOR UPDATE/, ''] as const

/**
 * The control of a race: the same club without its guard, in which all parties look before one of them writes. What its race must not
 * bring about then happens, or the race proves nothing. Not for SQLite, where one unit waits for the other.
 */
export function withoutGuard(club: TestClub, guard: Guard, parties: number): TestClub {
  const looked = gate(parties)
  const { db } = club.app
  const unguarded: Database = {
    ...db,
    unit: (act, work) => db.unit(act, (unit) => work({ ...unit, sql: unguardedSql(unit.sql, guard, looked) })),
  }
  return { ...club, app: { ...club.app, db: unguarded } }
}

function unguardedSql(sql: Sql, { look, off, notInto }: Guard, looked: () => Promise<void>): Sql {
  const without = (text: string) => off.reduce((left, [part, instead]) => left.replace(part, instead), text)
  async function afterLook<T>(text: string, found: Promise<T>): Promise<T> {
    const result = await found
    if (look.test(text)) await looked()
    return result
  }
  return {
    ...sql,
    all: (text, params) => afterLook(text, sql.all(without(text), params)),
    one: (text, params) => afterLook(text, sql.one(without(text), params)),
    run: (text, params) => sql.run(without(text), params),
    insert: async (table, rows) => {
      if (table !== notInto) await sql.insert(table, rows)
    },
    insertAll: (parts) => sql.insertAll(parts.filter(({ table }) => table !== notInto)),
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
  const paused: Database = {
    ...db,
    unit: (act, work) =>
      db.unit(act, (unit) => work({ ...unit, sql: unguardedSql(unit.sql, { look, off: [] }, pause) })),
  }
  return { club: { ...club, app: { ...club.app, db: paused } }, looked: looked.promise, goOn: goOn.resolve }
}

/** Opens once so many have come, and stays open. */
function gate(parties: number): () => Promise<void> {
  const open = Promise.withResolvers<void>()
  let come = 0
  return () => {
    if (++come === parties) open.resolve()
    return open.promise
  }
}
