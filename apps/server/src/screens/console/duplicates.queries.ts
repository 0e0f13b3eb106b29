import { text } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { thenJoin, type Sql } from '../../platform/db/sql.ts'
import { pick } from '../../platform/db/table.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { isTiedToOneOf } from '../../areas/people/customers/index.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import type { App } from '../../wiring.ts'
import { mergingCustomers } from './merging.queries.ts'

/** How many groups of duplicates are shown. */
const GROUPS = 50

/** Archives of the caller's stores that share a phone or an ID number, the newest first. */
export async function duplicates(app: App, caller: StaffCaller) {
  const sql = app.db.read
  const rules = await rulesInForce(sql, app.groupId, app.clock.now())
  const groups: { by: 'phone' | 'id_number'; ids: string[] }[] = []
  for (const [by, column] of [
    ['phone', 'phoneHash'],
    ['id_number', 'idNumberHash'],
  ] as const)
    groups.push(...(await sharing(sql, app.groupId, caller, column)).map((ids) => ({ by, ids })))
  const found = await mergingCustomers(sql, app, caller, { ids: [...new Set(groups.flatMap(({ ids }) => ids))], rules })
  const seen = new Set<string>()
  return groups.slice(0, GROUPS).flatMap(({ by, ids }) => {
    const alike = ids.flatMap((customerId) => found.get(customerId) ?? [])
    const key = ids.join(' ')
    if (alike.length < 2 || seen.has(key)) return []
    seen.add(key)
    return [{ by, customers: alike }]
  })
}

async function sharing(
  sql: Sql,
  groupId: string,
  { storeIds }: StaffCaller,
  column: 'phoneHash' | 'idNumberHash',
): Promise<string[][]> {
  if (storeIds.length === 0) return []
  // What is shared is looked for in the index alone; whose it is, only of what is shared.
  const listed = await rows(
    sql,
    { ...pick(customers, 'id', 'createdAt'), shared: text() },
    `SELECT c.id, c.createdAt, c.${column} AS shared
     FROM (SELECT f.${column} AS hash FROM customers f WHERE f.groupId = ? AND f.${column} IS NOT NULL
         GROUP BY f.${column} HAVING COUNT(*) > 1) twice
       ${thenJoin(sql.dialect)} customers c ON c.groupId = ? AND c.${column} = twice.hash
     WHERE c.mergedIntoId IS NULL AND ${isTiedToOneOf('c.id', storeIds.length)} ORDER BY c.id`,
    [groupId, groupId, ...storeIds],
  )
  const newest = (group: readonly { createdAt: Date }[]) =>
    Math.max(...group.map(({ createdAt }) => createdAt.getTime()))
  return [...Map.groupBy(listed, ({ shared }) => shared).values()]
    .filter((group) => group.length > 1)
    .toSorted((one, other) => newest(other) - newest(one))
    .slice(0, GROUPS)
    .map((group) => group.map(({ id }) => id))
}
