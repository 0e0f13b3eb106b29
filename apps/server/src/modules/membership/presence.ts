import type { Unit } from '../../db/database.ts'
import { Refusal } from '../../http/refusal.ts'
import { hashToken } from '../auth/index.ts'

/**
 * SQL: a live presence of the member in `column` proves that their card was scanned at this store just now.
 * Parameters: see `presenceParams`.
 */
export const presentWith = (column: string) =>
  `EXISTS (SELECT 1 FROM presences p WHERE p.tokenHash = ? AND p.memberId = ${column} AND p.storeId = ? AND p.expiresAt > ?)`

export function presenceParams(token: string | undefined, storeId: string, now: Date): [string, string, Date] {
  return [token === undefined ? '' : hashToken(token), storeId, now]
}

/** @throws PRESENCE_EXPIRED when the member's card was not scanned at this store just now */
export async function requirePresent(unit: Unit, memberId: string, token: string, storeId: string): Promise<void> {
  const present = await unit.sql.one(`SELECT m.id FROM members m WHERE m.id = ? AND ${presentWith('m.id')}`, [
    memberId,
    ...presenceParams(token, storeId, unit.now),
  ])
  if (!present) throw new Refusal('PRESENCE_EXPIRED')
}
