import type { MigrationInterface } from 'typeorm'
import { inject, onTestFinished } from 'vitest'
import { newDatabase, type DatabaseKind, type DatabaseWish } from '../../../../tests/support/new-database.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { openDatabase } from '../platform/db/database.ts'
import type { Table } from '../platform/db/table.ts'
import type { Database } from '../platform/db/database.ts'
import type { StatementListener } from '../platform/db/statement-listener.ts'
import { migrations, modules, tables } from '../modules.ts'
import type { Module } from '../platform/module.ts'
import { handlersOf } from '../platform/outbox/handlers.ts'

export { newDatabase, type DatabaseWish }

export interface TestDatabaseOptions extends Pick<DatabaseWish, 'durable'> {
  clock?: Clock
  /** Tables besides the club's own. */
  tables?: readonly Table[]
  migrations?: readonly (new () => MigrationInterface)[]
  /** Whose handlers of events run; the club's own without it. */
  modules?: readonly Module[]
  onStatement?: StatementListener
}

export interface TestDatabase {
  db: Database
  /** As DATABASE_URL takes it, for a second process or connection. */
  url: string
  /** A folder of this database's own, for key files and the like. */
  folder: string
  destroy(): Promise<void>
}

/**
 * A fresh migrated database of the kind this project runs on (SQLite or MariaDB). Made in a test, it goes away with the
 * test; made in `beforeAll`, `destroy` it in `afterAll`.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url, folder, remove } = await newDatabase(options)
  const db = await openTestDatabase(url, options)
  if (options.migrations) await db.migrate()
  let destroyed = false
  const destroy = async (): Promise<void> => {
    if (destroyed) return
    destroyed = true
    await db.close()
    await remove()
  }
  afterThisTest(destroy)
  return { db, url, folder, destroy }
}

/** Opens a database of the tests again, as another process would; nothing is migrated, the caller closes it. */
export function openTestDatabase(url: string, options: TestDatabaseOptions = {}): Promise<Database> {
  return openDatabase({
    url,
    clock: options.clock ?? systemClock,
    exclusive: false,
    handlers: handlersOf(options.modules ?? modules),
    ...(options.onStatement && { onStatement: options.onStatement }),
    tables: [...tables, ...(options.tables ?? [])],
    migrations: [...migrations, ...(options.migrations ?? [])],
  })
}

/** Tests of what only one kind of database does. */
export function onlyOn(kind: DatabaseKind, tests: () => void): void {
  if (inject('databaseKind') === kind) tests()
}

function afterThisTest(then: () => Promise<void>): void {
  try {
    onTestFinished(then)
  } catch {
    // Called in a hook: there is no current test, and the caller destroys it.
  }
}
