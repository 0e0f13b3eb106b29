import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey, Transient } from '../../../platform/db/errors.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type SqlReader } from '../../../platform/db/sql.ts'
import { deleteRows, insertRows } from '../../../platform/db/table-rows.ts'
import { pick, selectList, type RowOf } from '../../../platform/db/table.ts'
import { customers, customerStores, vehiclePeople, vehicles } from '../customers/customers.tables.ts'
import { findKeys } from './finding.tables.ts'
import { termsOfCar, termsOfName, type FindTerm } from './find-terms.ts'

const AT_ONCE = 500

const keyShape = pick(findKeys, 'storeId', 'kind', 'term', 'customerId')
type FindKey = RowOf<typeof keyShape>

/**
 * Brings the keys of customers up to date with their archives, cars and ties, in the unit that changed them. Of an alias the
 * archive in which it went on gets them.
 * @throws Transient when another writer brought the same ones up to date: the unit runs again
 */
export async function keepFindKeys(unit: Unit, customerIds: readonly string[]): Promise<void> {
  const all = await withKept(unit, [...new Set(customerIds)])
  for (let at = 0; at < all.length; at += AT_ONCE) await keepSome(unit, all.slice(at, at + AT_ONCE))
}

async function keepSome(unit: Unit, customerIds: readonly string[]): Promise<void> {
  // One of two who change the same archive at once waits here, and then sees what the other one wrote.
  if (unit.sql.dialect === 'mysql')
    await unit.sql.all(
      `SELECT id FROM customers WHERE id IN (${placeholders(customerIds.length)}) ORDER BY id FOR UPDATE`,
      [...customerIds],
    )
  const { missing, stale } = await compareFindKeys(unit.sql, customerIds)
  for (const key of stale) await deleteRows(unit.sql, findKeys, key)
  try {
    await insertRows(unit.sql, findKeys, missing)
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Transient('KEYS_KEPT_MEANWHILE', error)
    throw error
  }
}

/** The customers themselves and those in whom they went on. */
async function withKept({ sql }: Unit, customerIds: readonly string[]): Promise<string[]> {
  const all = new Set(customerIds)
  for (let at = 0; at < customerIds.length; at += AT_ONCE) {
    const some = customerIds.slice(at, at + AT_ONCE)
    const aliases = await rows(
      sql,
      { keptId: notNull(customers.mergedIntoId) },
      `SELECT mergedIntoId AS keptId FROM customers WHERE id IN (${placeholders(some.length)}) AND mergedIntoId IS NOT NULL`,
      some,
    )
    for (const { keptId } of aliases) all.add(keptId)
  }
  return [...all].toSorted()
}

/** The keys of customers beside those that they should have. Reads only: the audit asks it too. */
export async function compareFindKeys(
  sql: SqlReader,
  customerIds: readonly string[],
): Promise<{ missing: FindKey[]; stale: FindKey[] }> {
  const ids = [...customerIds]
  const among = placeholders(ids.length)
  const kept = await rows(
    sql,
    keyShape,
    `SELECT ${selectList('', keyShape)} FROM find_keys WHERE customerId IN (${among})`,
    ids,
  )
  const wanted = await wantedKeys(sql, ids)
  const known = new Set(kept.map(nameOfKey))
  const due = new Set(wanted.map(nameOfKey))
  return {
    missing: wanted.filter((key) => !known.has(nameOfKey(key))),
    stale: kept.filter((key) => !due.has(nameOfKey(key))),
  }
}

const nameOfKey = ({ customerId, storeId, kind, term }: FindKey): string => `${customerId} ${storeId} ${kind} ${term}`

/** Names of an archive and its aliases, and its present cars, at each store that it is tied to. */
async function wantedKeys(sql: SqlReader, ids: string[]): Promise<FindKey[]> {
  const among = placeholders(ids.length)
  const names = await rows(
    sql,
    { customerId: customers.id, name: customers.name },
    `SELECT id AS customerId, name FROM customers WHERE id IN (${among})
     UNION ALL SELECT mergedIntoId, name FROM customers WHERE mergedIntoId IN (${among})`,
    [...ids, ...ids],
  )
  const cars = await rows(
    sql,
    { customerId: vehiclePeople.customerId, ...pick(vehicles, 'plate', 'vin') },
    `SELECT vp.customerId, v.plate, v.vin FROM vehicle_people vp JOIN vehicles v ON v.id = vp.vehicleId
     WHERE vp.customerId IN (${among}) AND vp.untilOn IS NULL`,
    ids,
  )
  const ties = await rows(
    sql,
    pick(customerStores, 'customerId', 'storeId'),
    `SELECT customerId, storeId FROM customer_stores WHERE customerId IN (${among})`,
    ids,
  )
  const terms = new Map<string, Map<string, FindTerm>>()
  const add = (customerId: string, found: readonly FindTerm[]): void => {
    const own = terms.get(customerId) ?? new Map<string, FindTerm>()
    for (const one of found) own.set(`${one.kind} ${one.term}`, one)
    terms.set(customerId, own)
  }
  for (const { customerId, name } of names) add(customerId, termsOfName(name))
  for (const { customerId, plate, vin } of cars) add(customerId, termsOfCar({ plate, vin }))
  return ties.flatMap(({ customerId, storeId }) =>
    [...(terms.get(customerId)?.values() ?? [])].map(({ kind, term }) => ({ storeId, kind, term, customerId })),
  )
}
