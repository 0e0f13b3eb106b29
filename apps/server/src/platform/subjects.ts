import { nullable, ref } from './db/columns.ts'
import { rows } from './db/rows.ts'
import type { SqlReader } from './db/sql.ts'

/**
 * Whose archives a request is about that names something: the customers of a member, a redemption, a visit. A module says it for
 * each name that its endpoints use in path or body: a field `subjects` of its `module.ts`. An id that nobody knows is nobody's.
 */
export type Subjects = Readonly<Record<string, (sql: SqlReader, id: string) => Promise<readonly string[]>>>

/** Of rows of a table that bears the member. */
export const memberIn =
  (table: string) =>
  async (sql: SqlReader, id: string): Promise<readonly string[]> =>
    customersAmong(
      sql,
      `SELECT m.customerId AS customerId FROM ${table} x JOIN members m ON m.id = x.memberId WHERE x.id = ?`,
      [id],
    )

const customerShape = { customerId: nullable(ref()) }

/** The column `customerId` of what a statement reads, without the rows that have none. */
export async function customersAmong(sql: SqlReader, statement: string, params: readonly string[]): Promise<string[]> {
  const found = await rows(sql, customerShape, statement, [...params])
  return found.flatMap(({ customerId }) => customerId ?? [])
}
