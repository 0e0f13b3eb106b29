import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { listStores } from './organisation.repository.ts'

/** Whether a manager speaks for the whole group: its administrator does, and others where one store is open. */
export async function saysForGroup(sql: Sql, groupId: string, { role }: StaffCaller): Promise<boolean> {
  return role === 'group_admin' || (await listStores(sql, groupId)).length <= 1
}

/** For what is the whole group's: rules, work types, how the club looks, its privacy text. @throws GROUP_ADMIN_NEEDED */
export async function requireSayForGroup(sql: Sql, groupId: string, { role }: StaffCaller): Promise<void> {
  if (role === 'group_admin') return
  const stores = (await listStores(sql, groupId)).length
  if (stores > 1) throw new Refusal('GROUP_ADMIN_NEEDED', { stores })
}
