import { archiveChanged, customerTied } from '@cheyou/contract'
import { maskPhone } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey, Transient } from '../../../platform/db/errors.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { customers, customerStores } from './customers.tables.ts'

/** What the blind index of phones is keyed for; the same on every table that has one. */
export const PHONE = 'phone'
/** The same for the last four digits of a phone. */
export const PHONE_TAIL = 'phone_tail'

/** A phone's blind indexes, as its row has them. */
export const phoneHashes = (keys: Keyring, phone: string) => ({
  phoneHash: keys.blindIndex(PHONE, phone),
  phoneTailHash: keys.blindIndex(PHONE_TAIL, phone.slice(-4)),
})

/** Gives customers of an older version what their phone's last four digits are found by; only a server has the key. */
export async function fillPhoneTails(unit: Unit, keys: Keyring, customerIds: readonly string[]): Promise<void> {
  const without = await rows(
    unit.sql,
    { id: customers.id, phone: notNull(customers.phone) },
    `SELECT id, phone FROM customers WHERE id IN (${placeholders(customerIds.length)}) AND phone IS NOT NULL AND phoneTailHash IS NULL`,
    [...customerIds],
  )
  for (const { id, phone } of without) {
    const { phoneTailHash } = phoneHashes(keys, keys.decrypt(phone, phonePlace(id)))
    await updateRows(unit.sql, customers, { phoneTailHash }, { id })
  }
}

/** The same for ID numbers. */
export const ID_NUMBER = 'id_number'

/** Customers with this phone, those that went on in another as the other: more than one must be merged by staff, never guessed (req. 1.7). */
export async function customersByPhone(sql: Sql, groupId: string, phoneHash: string): Promise<{ id: string }[]> {
  return rows(
    sql,
    { id: customers.id },
    'SELECT DISTINCT COALESCE(mergedIntoId, id) AS id FROM customers WHERE groupId = ? AND phoneHash = ? ORDER BY 1 LIMIT 2',
    [groupId, phoneHash],
  )
}

/** An encrypted phone as screens show it, `199****0000` (req. 15.2). */
export function maskedPhone(keys: Keyring, customer: { id: string; phone: string | null }): string | null {
  return customer.phone === null ? null : maskPhone(keys.decrypt(customer.phone, phonePlace(customer.id)))
}

/** Where a customer's phone stands, as its ciphertext is tied to it. */
export const phonePlace = (customerId: string) => `customers.phone:${customerId}`
export const idNumberPlace = (customerId: string) => `customers.idNumber:${customerId}`
export const addressPlace = (customerId: string) => `customers.address:${customerId}`

/**
 * Ties customers to a store, whose staff see them from then on.
 * @throws Transient when another writer tied one of them meanwhile: the unit runs again and finds them tied
 */
export async function tieToStore(unit: Unit, storeId: string, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  const tied = await rows(
    unit.sql,
    { customerId: customerStores.customerId },
    `SELECT customerId FROM customer_stores WHERE storeId = ? AND customerId IN (${placeholders(customerIds.length)})`,
    [storeId, ...customerIds],
  )
  const known = new Set(tied.map((row) => row.customerId))
  const untied = [...new Set(customerIds)].filter((customerId) => !known.has(customerId))
  try {
    await insertRows(
      unit.sql,
      customerStores,
      untied.map((customerId) => ({ customerId, storeId, groupId: unit.act.groupId })),
    )
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Transient('TIED_MEANWHILE', error)
    throw error
  }
  for (const customerId of untied) unit.raise(customerTied({ customerId, storeId }))
}

/** Says that archives are not what they were, so that what follows from them is brought up to date in the unit. */
export function tellChanged(unit: Unit, customerIds: Iterable<string>): void {
  for (const customerId of new Set(customerIds)) unit.raise(archiveChanged({ customerId }))
}

/** SQL: the customer in `column` is tied to one of as many stores as given. Parameters: the store ids. */
export function tiedToOneOf(column: string, stores: number): string {
  return `EXISTS (SELECT 1 FROM customer_stores cs WHERE cs.customerId = ${column} AND cs.storeId IN (${placeholders(stores)}))`
}

/**
 * The same for a list that is read in the order of an index: asked of each row as it comes. Databases turn EXISTS into a join,
 * begin it at the ties and sort them all.
 */
export function isTiedToOneOf(column: string, stores: number): string {
  return `(SELECT COUNT(*) FROM customer_stores cs WHERE cs.customerId = ${column} AND cs.storeId IN (${placeholders(stores)})) > 0`
}
