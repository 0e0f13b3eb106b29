import { isCardNumber, normalisePlate, parsePhone } from '@cheyou/domain'
import type { SqlValue } from '../../platform/db/sql.ts'
import { nameKeyOf, PHONE } from '../../areas/people/customers/index.ts'
import type { Keyring } from '../../platform/pii/keyring.ts'

/** A query of `customerId`s, each once, to join with; with its parameters. */
export interface Hits {
  sql: string
  params: SqlValue[]
}

/** Customers by a whole phone or card number; null for any other text. */
export function byNumber(keys: Keyring, groupId: string, typed: string): Hits | null {
  const phone = parsePhone(typed)
  if (phone.ok)
    return {
      sql: 'SELECT f.id AS customerId FROM customers f WHERE f.groupId = ? AND f.phoneHash = ?',
      params: [groupId, keys.blindIndex(PHONE, phone.value)],
    }
  const digits = typed.replace(/[\s-]/g, '')
  if (!isCardNumber(digits)) return null
  const sql = 'SELECT f.customerId FROM members f WHERE f.groupId = ? AND f.cardNumber = ?'
  return { sql, params: [groupId, digits] }
}

/** Customers by the whole plate of a present car, unusual plates too. */
export function byPlate(groupId: string, typed: string): Hits {
  return {
    sql: `SELECT DISTINCT vp.customerId FROM vehicles v JOIN vehicle_people vp ON vp.vehicleId = v.id AND vp.untilOn IS NULL
      WHERE v.groupId = ? AND v.plate = ?`,
    params: [groupId, normalisePlate(typed)],
  }
}

/** Greater than what goes on after the beginning of a name: the last character there is. */
const LAST_CHARACTER = '\u{10FFFF}'

/** Customers by a whole plate or the beginning of their name, whatever its case: a search in each index, united. */
export function byPlateOrName(groupId: string, typed: string): Hits {
  const plate = byPlate(groupId, typed)
  const key = nameKeyOf(typed)
  return {
    sql: `${plate.sql} UNION SELECT f.id FROM customers f WHERE f.groupId = ? AND f.nameKey >= ? AND f.nameKey < ?`,
    params: [...plate.params, groupId, key, key + LAST_CHARACTER],
  }
}

/** Customers by a whole phone, card number or plate, or the beginning of a name: what the console searches by. */
export const byAnything = (keys: Keyring, groupId: string, typed: string): Hits =>
  byNumber(keys, groupId, typed) ?? byPlateOrName(groupId, typed)
