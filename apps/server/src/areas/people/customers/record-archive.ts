import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders, type SqlValue } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { addressPlace, idNumberPlace, ID_NUMBER, PHONE, phonePlace, tieToStore } from './customers.repository.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { pick, type NewRow } from '../../../platform/db/table.ts'
import { customers as customersTable } from './customers.tables.ts'

/** A customer as an outside system has them. `undefined`: it says nothing about this field, so ours stays. */
export interface ArchiveCustomer {
  /** Unique within the source. */
  number: string
  name: string
  kind: string
  sex: string | null | undefined
  birthDate: BusinessDate | null | undefined
  phone: string | null | undefined
  idNumber: string | null | undefined
  address: string | null | undefined
  area: string | null | undefined
  postcode: string | null | undefined
  industry: string | null | undefined
  occupation: string | null | undefined
  acquisitionChannel: string | null | undefined
}

export interface ArchiveSource {
  sourceId: string
  storeId: string
}

/** What became of records that came in. */
export interface RecordCounts {
  new: number
  changed: number
  same: number
}

/** A keyed hash of all that a record says, to tell one that changed from one that came again. */
export const contentHash = (keys: Keyring, content: object): string =>
  keys.blindIndex('content', JSON.stringify(content))

/**
 * Records customers of an outside system (req. 14.1): new ones are added and tied to the source's store, changed ones
 * brought up to date, the others left alone. The numbers of one call differ.
 */
export async function recordCustomers(
  unit: Unit,
  keys: Keyring,
  source: ArchiveSource,
  customers: readonly ArchiveCustomer[],
): Promise<RecordCounts> {
  const counts: RecordCounts = { new: 0, changed: 0, same: 0 }
  if (customers.length === 0) return counts
  const known = await knownCustomers(unit, source, customers)
  const inserted: NewRow<typeof customersTable>[] = []
  for (const customer of customers) {
    const hash = contentHash(keys, customer)
    const before = known.get(customer.number)
    if (before?.contentHash === hash) {
      counts.same++
    } else if (before) {
      counts.changed++
      await updateCustomer(unit, keys, before.id, customer, hash)
    } else {
      counts.new++
      inserted.push(newCustomer(unit, keys, source, customer, hash))
    }
  }
  await insertRows(unit.sql, customersTable, inserted)
  await tieToStore(
    unit,
    source.storeId,
    inserted.map((row) => row.id),
  )
  return counts
}

async function knownCustomers(unit: Unit, { sourceId }: ArchiveSource, customers: readonly ArchiveCustomer[]) {
  const found = await rows(
    unit.sql,
    pick(customersTable, 'id', 'sourceNumber', 'contentHash'),
    `SELECT id, sourceNumber, contentHash FROM customers
     WHERE sourceId = ? AND sourceNumber IN (${placeholders(customers.length)})`,
    [sourceId, ...customers.map((customer) => customer.number)],
  )
  return new Map(found.map((row) => [row.sourceNumber, row]))
}

function newCustomer(unit: Unit, keys: Keyring, { sourceId }: ArchiveSource, customer: ArchiveCustomer, hash: string) {
  const id = newId()
  return {
    id,
    groupId: unit.act.groupId,
    sourceId,
    ...customerColumns(keys, id, customer),
    contentHash: hash,
    createdAt: unit.now,
    updatedAt: unit.now,
  }
}

async function updateCustomer(
  unit: Unit,
  keys: Keyring,
  id: string,
  customer: ArchiveCustomer,
  hash: string,
): Promise<void> {
  await updateRow(unit, 'customers', id, { ...customerColumns(keys, id, customer), contentHash: hash })
}

/** Sets the columns that are said; `undefined` leaves one as it is. */
export async function updateRow(
  unit: Unit,
  table: 'customers' | 'vehicles',
  id: string,
  columns: Record<string, SqlValue | undefined>,
): Promise<void> {
  const all: [string, SqlValue | undefined][] = [...Object.entries(columns), ['updatedAt', unit.now]]
  const said = all.filter((column): column is [string, SqlValue] => column[1] !== undefined)
  const assignments = said.map(([name]) => `${name} = ?`).join(', ')
  await unit.sql.run(`UPDATE ${table} SET ${assignments} WHERE id = ?`, [...said.map(([, value]) => value), id])
}

function customerColumns(keys: Keyring, id: string, customer: ArchiveCustomer) {
  const { number: sourceNumber, phone, idNumber, address, ...plain } = customer
  // A value that is not said or empty stays so; the others are encrypted for their place or hashed for exact search.
  const secret = (value: string | null | undefined, hide: (plain: string) => string) => (value ? hide(value) : value)
  return {
    ...plain,
    sourceNumber,
    phone: secret(phone, (value) => keys.encrypt(value, phonePlace(id))),
    phoneHash: secret(phone, (value) => keys.blindIndex(PHONE, value)),
    idNumber: secret(idNumber, (value) => keys.encrypt(value, idNumberPlace(id))),
    idNumberHash: secret(idNumber, (value) => keys.blindIndex(ID_NUMBER, value)),
    address: secret(address, (value) => keys.encrypt(value, addressPlace(id))),
  }
}
