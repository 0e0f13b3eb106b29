import type { MigrationInterface, QueryRunner } from 'typeorm'
import { expect, onTestFinished, test } from 'vitest'
import { CountedTable9795305900000, exampleTables } from '../../testing/example-tables.ts'
import { runErrand } from '../../testing/run-errand.ts'
import { expectNoSchemaDiff } from '../../testing/schema-diff.ts'
import { newDatabase, openTestDatabase, testDatabase } from '../../testing/test-database.ts'
import type { TestDatabaseOptions } from '../../testing/test-database.ts'
import type { Database } from './database.ts'
import { createTable } from './migrations/table.ts'

/** What `migrate-and-stop-halfway` stopped in, let through to its end. */
class HalfwayTable9795305900000 implements MigrationInterface {
  name = 'HalfwayTable9795305900000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'example_halfway_first', { id: 'varchar(26)!' })
    await createTable(runner, 'example_halfway_second', { id: 'varchar(26)!' })
  }

  async down(): Promise<void> {}
}

const done = (db: Database): Promise<{ name: string }[]> =>
  db.read.all('SELECT name FROM migrations ORDER BY timestamp, id')

async function untouchedUrl(durable = false): Promise<string> {
  const { url, remove } = await newDatabase({ untouched: true, durable })
  onTestFinished(remove)
  return url
}

async function open(url: string, options: TestDatabaseOptions): Promise<Database> {
  const db = await openTestDatabase(url, options)
  onTestFinished(() => db.close())
  return db
}

test("the migrations make exactly the entities' tables", async () => {
  const db = await open(await untouchedUrl(), {})
  await db.migrate()
  await expectNoSchemaDiff(db)
})

test('a new database of the tests is one that the migrations made', async () => {
  const { db } = await testDatabase()
  await expectNoSchemaDiff(db)
  expect(await done(db)).toEqual(db.dataSource.migrations.map(({ name }) => ({ name })))
  await db.migrate()
})

test('four processes that start together run every migration once', async () => {
  const url = await untouchedUrl()
  const errands = Array.from({ length: 4 }, () => runErrand(url, { do: 'migrate' }))
  await Promise.all(errands.map((errand) => errand.reached))
  for (const errand of errands) errand.go()
  await Promise.all(errands.map((errand) => errand.finished))
  const db = await open(url, { ...exampleTables, migrations: [...exampleTables.migrations, CountedTable9795305900000] })
  expect(await db.read.all('SELECT id FROM example_runs')).toHaveLength(1)
  const names = db.dataSource.migrations.map((migration) => ({ name: migration.name }))
  expect(await done(db)).toEqual(names)
  await db.migrate()
  expect(await done(db)).toEqual(names)
  await expectNoSchemaDiff(db)
})

test('a process killed in the middle of a migration leaves nothing that stops the next one', async () => {
  const url = await untouchedUrl(true)
  const errand = runErrand(url, { do: 'migrate-and-stop-halfway' })
  await errand.reached
  await errand.kill()
  const db = await open(url, { ...exampleTables, migrations: [...exampleTables.migrations, HalfwayTable9795305900000] })
  await db.migrate()
  expect(await db.read.all('SELECT id FROM example_halfway_first')).toEqual([])
  expect(await db.read.all('SELECT id FROM example_halfway_second')).toEqual([])
  expect((await done(db)).at(-1)).toEqual({ name: 'HalfwayTable9795305900000' })
})

test('a failing migration is told, is not noted as done, and lets the next one try', async () => {
  class Failing9795305950000 implements MigrationInterface {
    name = 'Failing9795305950000'

    async up(): Promise<void> {
      throw new Error('this migration fails')
    }

    async down(): Promise<void> {}
  }
  const url = await untouchedUrl()
  const failing = await open(url, { migrations: [Failing9795305950000] })
  await expect(failing.migrate()).rejects.toThrow('this migration fails')
  const repaired = await open(url, {})
  await repaired.migrate()
  expect((await done(repaired)).map((row) => row.name)).not.toContain('Failing9795305950000')
})

test('a database of a newer version is not touched', async () => {
  const { url } = await testDatabase({ migrations: [HalfwayTable9795305900000] })
  const older = await open(url, {})
  await expect(older.migrate()).rejects.toThrow('newer version of Cheyou')
})
