import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import type { MergingArchives } from '../../../platform/merging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../auth/index.ts'
import { tiedToOneOf } from '../customers/index.ts'

/** @throws NOT_FOUND for an archive of other stores or one that is an alias already, or twice the same */
export async function requirePair(
  sql: Sql,
  groupId: string,
  caller: StaffCaller,
  { keptId, mergedId }: MergingArchives,
): Promise<void> {
  const ids = [keptId, mergedId]
  const seen =
    caller.storeIds.length === 0
      ? []
      : await sql.all(
          `SELECT c.id FROM customers c WHERE c.groupId = ? AND c.mergedIntoId IS NULL AND c.id IN (${placeholders(ids.length)})
             AND ${tiedToOneOf('c.id', caller.storeIds.length)}`,
          [groupId, ...ids, ...caller.storeIds],
        )
  if (seen.length !== 2) throw new Refusal('NOT_FOUND', { what: 'customer' })
}
