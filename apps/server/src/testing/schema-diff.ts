import { expect } from 'vitest'
import type { Database } from '../platform/db/database.ts'

/** Asserts that the migrations made exactly the tables that the entities describe: TypeORM would change nothing. */
export async function expectNoSchemaDiff(db: Database): Promise<void> {
  const difference = await db.dataSource.driver.createSchemaBuilder().log()
  expect(difference.upQueries.map((query) => query.query)).toEqual([])
}
