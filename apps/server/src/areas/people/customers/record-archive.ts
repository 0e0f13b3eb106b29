import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import {
  addressPlace,
  idNumberPlace,
  ID_NUMBER,
  phoneHashes,
  phonePlace,
  tellChanged,
  tieToStore,
} from './customers.repository.ts'
import { nameKeyOf } from './name-key.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { pick, type NewRow } from '../../../platform/db/table.ts'
import { customers } from './customers.tables.ts'

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
  said: readonly ArchiveCustomer[],
): Promise<RecordCounts> {
  const counts: RecordCounts = { new: 0, changed: 0, same: 0 }
  if (said.length === 0) return counts
  const known = await knownCustomers(unit, source, said)
  const inserted: NewRow<typeof customers>[] = []
  for (const customer of said) {
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
  await insertRows(unit.sql, customers, inserted)
  await tieToStore(
    unit,
    source.storeId,
    inserted.map((row) => row.id),
  )
  return counts
}

async function knownCustomers(unit: Unit, { sourceId }: ArchiveSource, said: readonly ArchiveCustomer[]) {
  const found = await rows(
    unit.sql,
    pick(customers, 'id', 'sourceNumber', 'contentHash'),
    `SELECT id, sourceNumber, contentHash FROM customers
     WHERE sourceId = ? AND sourceNumber IN (${placeholders(said.length)})`,
    [sourceId, ...said.map((customer) => customer.number)],
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
  const change = { ...whatIsSaid(customerColumns(keys, id, customer)), contentHash: hash, updatedAt: unit.now }
  await updateRows(unit.sql, customers, change, { id })
  tellChanged(unit, [id])
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without what is `undefined`, of which the outside system says nothing: ours stays. */
export function whatIsSaid<T extends object>(columns: T): Said<T> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Said<T>
}

function customerColumns(keys: Keyring, id: string, customer: ArchiveCustomer) {
  const { number: sourceNumber, phone, idNumber, address, ...plain } = customer
  // A value that is not said or empty stays so; the others are encrypted for their place or hashed for exact search.
  const secret = (value: string | null | undefined, hide: (plain: string) => string) => (value ? hide(value) : value)
  return {
    ...plain,
    nameKey: nameKeyOf(customer.name),
    sourceNumber,
    phone: secret(phone, (value) => keys.encrypt(value, phonePlace(id))),
    ...(phone ? phoneHashes(keys, phone) : { phoneHash: phone, phoneTailHash: phone }),
    idNumber: secret(idNumber, (value) => keys.encrypt(value, idNumberPlace(id))),
    idNumberHash: secret(idNumber, (value) => keys.blindIndex(ID_NUMBER, value)),
    address: secret(address, (value) => keys.encrypt(value, addressPlace(id))),
  }
}
