import { text } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import type { Sql } from '../../platform/db/sql.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { tiedToOneOf } from '../../areas/people/customers/index.ts'
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
  const own = `c.groupId = ? AND c.mergedIntoId IS NULL AND c.${column} IS NOT NULL AND ${tiedToOneOf('c.id', storeIds.length)}`
  const listed = await rows(
    sql,
    { id: customers.id, shared: text() },
    `SELECT c.id, c.${column} AS shared FROM customers c
       JOIN (SELECT c.${column} AS hash FROM customers c WHERE ${own} GROUP BY c.${column} HAVING COUNT(*) > 1
         ORDER BY MAX(c.createdAt) DESC LIMIT ${GROUPS}) twice ON twice.hash = c.${column}
     WHERE ${own} ORDER BY c.${column}, c.id`,
    [groupId, ...storeIds, groupId, ...storeIds],
  )
  return [...Map.groupBy(listed, ({ shared }) => shared).values()].map((group) => group.map(({ id }) => id))
}
