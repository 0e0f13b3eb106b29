import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { insertRow, listRows } from '../../../platform/db/table-rows.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import { dealerGroups, sources, stores } from './organisation.tables.ts'

/** The dealer group of this installation, or null while the database is empty. */
export async function findDealerGroup(sql: Sql): Promise<{ id: string; name: string } | null> {
  return firstRow(sql, pick(dealerGroups, 'id', 'name'), 'SELECT id, name FROM dealer_groups ORDER BY id LIMIT 1')
}

/** What a store tells about itself. */
export type StoreFacts = Pick<RowOf<typeof stores>, 'name' | 'address' | 'phone' | 'hours' | 'place'>

export interface Store {
  id: string
  name: string
}

/** The stores that are open for business. */
export async function listStores(sql: Sql, groupId: string): Promise<Store[]> {
  return listRows(sql, stores, { groupId, retiredAt: null }, { columns: ['id', 'name'], orderBy: ['id'] })
}

/** Closed ones too: what happened may name them. */
export async function knownStores(sql: Sql, groupId: string): Promise<Store[]> {
  return listRows(sql, stores, { groupId }, { columns: ['id', 'name'], orderBy: ['id'] })
}

/** Where outside numbers are unique: a store's desk, its DMS. */
export interface Source {
  id: string
  storeId: string
  name: string
}

/** The store's DMS: the first of its sources that is not the desk, or null while nothing was ever imported. */
export async function findDmsOf(sql: Sql, storeId: string): Promise<Source | null> {
  return firstRow(
    sql,
    pick(sources, 'id', 'storeId', 'name'),
    'SELECT id, storeId, name FROM sources WHERE storeId = ? AND name <> ? ORDER BY id LIMIT 1',
    [storeId, deskName(storeId)],
  )
}

/** Name of the source that holds what is settled at this store's desk without an order number of the DMS. */
export function deskName(storeId: string): string {
  return `desk:${storeId}`
}

/** A store's desk is founded with it and stays, so that its source once read is kept for good. */
const desks = new Map<string, string>()

/** The source of what is settled at this store's desk, or null for a store that is not of this group. */
export async function deskSourceOf(sql: Sql, groupId: string, storeId: string): Promise<string | null> {
  const key = `${groupId}:${storeId}`
  const kept = desks.get(key)
  if (kept !== undefined) return kept
  const source = await firstRow(sql, { id: sources.id }, 'SELECT id FROM sources WHERE groupId = ? AND name = ?', [
    groupId,
    deskName(storeId),
  ])
  if (source) desks.set(key, source.id)
  return source?.id ?? null
}

export async function addSource(
  unit: Unit,
  source: { groupId: string; storeId: string; name: string },
): Promise<Source> {
  const id = newId()
  await insertRow(unit.sql, sources, { id, ...source, mapping: null, createdAt: unit.now })
  return { id, storeId: source.storeId, name: source.name }
}

/** @throws DuplicateKey for a name that is there */
export async function addStore(
  unit: Unit,
  store: { groupId: string; name: string } & Partial<StoreFacts>,
): Promise<Store> {
  const id = newId()
  await insertRow(unit.sql, stores, { id, ...store, createdAt: unit.now })
  await addSource(unit, { groupId: store.groupId, storeId: id, name: deskName(id) })
  return { id, name: store.name }
}
