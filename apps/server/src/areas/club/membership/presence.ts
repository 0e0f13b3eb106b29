import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { hashToken } from '../../people/auth/index.ts'
import { rows } from '../../../platform/db/rows.ts'
import { presences } from './membership.tables.ts'
import { deleteRows } from '../../../platform/db/table-rows.ts'

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

/** The owner's phone asks what became of a scan for as long as its code page is open. */
const PRESENCES_KEPT_MS = 24 * 60 * 60_000

/** Forgets presences that ended a day ago, a batch at a time; returns how many. */
export async function forgetPresences(sql: Sql, now: Date, limit: number): Promise<number> {
  const before = new Date(now.getTime() - PRESENCES_KEPT_MS)
  const found = await rows(sql, { id: presences.id }, 'SELECT id FROM presences WHERE expiresAt <= ? LIMIT ?', [
    before,
    limit,
  ])
  if (found.length === 0) return 0
  return deleteRows(sql, presences, { id: found.map(({ id }) => id) })
}
