import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { listStores } from '../../people/organisation/index.ts'

/**
 * Rules and work types are the whole group's: its administrator changes them, or the manager where there is one store.
 * @throws GROUP_ADMIN_NEEDED
 */
export async function requireSayForGroup(sql: Sql, groupId: string, { role }: StaffCaller): Promise<void> {
  if (role === 'group_admin') return
  const stores = (await listStores(sql, groupId)).length
  if (stores > 1) throw new Refusal('GROUP_ADMIN_NEEDED', { stores })
}
