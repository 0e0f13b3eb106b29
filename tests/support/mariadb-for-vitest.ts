import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../apps/server/src/testing/migrate-database.ts'
import { createDatabase, dropDatabase, scriptOf } from './mariadb.ts'
import { startMariadb } from './mariadb-server.ts'

/** Two servers for a project's whole run, and the script of a database that the migrations really made. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [inMemory, durable] = await Promise.all([startMariadb({ inMemory: true }), startMariadb()])
  const migrated = await createDatabase(inMemory.url)
  await migrateDatabase(migrated)
  project.provide('template', await scriptOf(migrated))
  project.provide('mariadb', { inMemory: inMemory.url, durable: durable.url })
  await dropDatabase(migrated)
  return async () => {
    await Promise.all([inMemory.stop(), durable.stop()])
  }
}
