import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'

/** A condition on a redemption `x`: one of the stores sees it, of which there is at least one. Parameters: the store ids. */
export function seenByStores(storeIds: readonly string[]): string {
  return `EXISTS (SELECT 1 FROM redemption_stores seen WHERE seen.redemptionId = x.id
    AND seen.storeId IN (${placeholders(storeIds.length)}))`
}

/** Staff who may not see a redemption hear nothing of its state either. @throws NOT_FOUND */
export async function requireSeen(sql: Sql, { storeIds }: StaffCaller, redemptionId: string): Promise<void> {
  const found =
    storeIds.length > 0 &&
    (await sql.one(`SELECT x.id FROM redemptions x WHERE x.id = ? AND ${seenByStores(storeIds)}`, [
      redemptionId,
      ...storeIds,
    ]))
  if (!found) throw new Refusal('NOT_FOUND', { what: 'redemption' })
}
