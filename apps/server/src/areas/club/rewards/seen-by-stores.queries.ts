import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { isTiedToOneOf } from '../../people/customers/index.ts'

/**
 * A condition on redemptions `x` of members `m`: stores see what is their members', and what was handed over there, undone or
 * not.
 */
export function seenByStores(storeIds: readonly string[]): { where: string; params: string[] } {
  const here = placeholders(storeIds.length)
  return {
    where: `(${isTiedToOneOf('m.customerId', storeIds.length)} OR x.storeId IN (${here}) OR
      (SELECT COUNT(*) FROM redemption_changes h WHERE h.redemptionId = x.id AND h.storeId IN (${here})) > 0)`,
    params: [...storeIds, ...storeIds, ...storeIds],
  }
}

/** Staff who may not see a redemption hear nothing of its state either. @throws NOT_FOUND */
export async function requireSeen(sql: Sql, { storeIds }: StaffCaller, redemptionId: string): Promise<void> {
  const seen = seenByStores(storeIds)
  const found =
    storeIds.length > 0 &&
    (await sql.one(
      `SELECT x.id FROM redemptions x JOIN members m ON m.id = x.memberId WHERE x.id = ? AND ${seen.where}`,
      [redemptionId, ...seen.params],
    ))
  if (!found) throw new Refusal('NOT_FOUND', { what: 'redemption' })
}
