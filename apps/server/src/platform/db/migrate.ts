import type { MigrationInterface } from 'typeorm'
import type { DatabaseLog } from './database.ts'
import type { Engine } from './engine.ts'
import { DatabaseUnusable } from './errors.ts'

/**
 * Runs the migrations that this database has not seen, each in a transaction of its own. On MariaDB and MySQL that
 * transaction does not cover DDL: a migration cut off in the middle is run again from its start, so its steps look before
 * they act.
 */
export async function migrate(engine: Engine, log: DatabaseLog): Promise<void> {
  if ((await pending(engine)).length === 0) return
  await engine.whileMigrating(async () => {
    const names = await pending(engine)
    if (names.length === 0) return
    log.info({ migrations: names }, 'bringing the tables up to date')
    await engine.dataSource.runMigrations({ transaction: 'each' })
  })
}

/** Names of migrations not yet run. @throws DatabaseUnusable when a newer version of the programme has been here */
async function pending(engine: Engine): Promise<string[]> {
  const known = engine.dataSource.migrations.map(nameOf)
  const done = new Set(await doneNames(engine))
  const foreign = [...done].filter((name) => !known.includes(name))
  if (foreign.length > 0)
    throw new DatabaseUnusable(
      `The database belongs to a newer version of Cheyou (it knows ${foreign.join(', ')}); install that version.`,
    )
  return known.filter((name) => !done.has(name))
}

async function doneNames(engine: Engine): Promise<string[]> {
  const tables =
    engine.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
      : "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'migrations'"
  if ((await engine.read.all(tables)).length === 0) return []
  return (await engine.read.all<{ name: string }>('SELECT name FROM migrations')).map((row) => row.name)
}

function nameOf(migration: MigrationInterface): string {
  return migration.name ?? migration.constructor.name
}
