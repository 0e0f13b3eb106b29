import type { Sql } from '../../../platform/db/sql.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { members } from './membership.tables.ts'

/** Whether staff may see a member: tied to one of their stores, or just scanned by them. */
export async function isVisible(sql: Sql, caller: StaffCaller, memberId: string, now: Date): Promise<boolean> {
  if (caller.storeIds.length === 0) return false
  const seen = await firstRow(
    sql,
    { id: members.id },
    `SELECT m.id FROM members m WHERE m.id = ? AND m.mergedIntoId IS NULL AND (${tiedToOneOf('m.customerId', caller.storeIds.length)}
       OR EXISTS (SELECT 1 FROM presences p WHERE p.memberId = m.id AND p.staffId = ? AND p.expiresAt > ?
         AND p.storeId IN (${placeholders(caller.storeIds.length)})))`,
    [memberId, ...caller.storeIds, caller.id, now, ...caller.storeIds],
  )
  return seen !== null
}

/** @throws NOT_FOUND for a member whom the caller may not see, as if they did not exist */
export async function requireVisible(sql: Sql, caller: StaffCaller, memberId: string, now: Date): Promise<void> {
  if (!(await isVisible(sql, caller, memberId, now))) throw new Refusal('NOT_FOUND')
}
