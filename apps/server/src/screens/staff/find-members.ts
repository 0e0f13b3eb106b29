import { isCardNumber, normalisePlate, parsePhone } from '@cheyou/domain'
import type { SqlValue } from '../../platform/db/sql.ts'
import { PHONE } from '../../areas/people/customers/index.ts'
import type { Keyring } from '../../platform/pii/keyring.ts'

/** A condition on members `m` and their customers `c`, with its parameters. */
export interface MemberMatch {
  where: string
  params: SqlValue[]
}

/** Members by a whole phone or card number; null for any other text. */
export function byNumber(keys: Keyring, groupId: string, typed: string): MemberMatch | null {
  const phone = parsePhone(typed)
  if (phone.ok)
    return { where: 'c.groupId = ? AND c.phoneHash = ?', params: [groupId, keys.blindIndex(PHONE, phone.value)] }
  const digits = typed.replace(/[\s-]/g, '')
  return isCardNumber(digits) ? { where: 'm.cardNumber = ?', params: [digits] } : null
}

/** Members by the whole plate of a present car, unusual plates too. */
export function byPlate(groupId: string, typed: string): MemberMatch {
  return {
    where: `m.customerId IN (SELECT vp.customerId FROM vehicles v JOIN vehicle_people vp ON vp.vehicleId = v.id
      WHERE v.groupId = ? AND v.plate = ? AND vp.untilOn IS NULL)`,
    params: [groupId, normalisePlate(typed)],
  }
}

/** Members by a whole plate or the beginning of their name. Case counts in LIKE on MariaDB and not on SQLite: here it never does. */
export function byPlateOrName(groupId: string, typed: string): MemberMatch {
  const plate = byPlate(groupId, typed)
  return {
    where: `(${plate.where} OR LOWER(c.name) LIKE LOWER(?) ESCAPE '!')`,
    params: [...plate.params, `${typed.replace(/[!%_]/g, '!$&')}%`],
  }
}
