import type { ConsoleStore, StoreOnShow } from '@cheyou/contract'
import type { StoreAct } from '@cheyou/contract/codes'
import type { Sql } from '../../../platform/db/sql.ts'
import { listRows } from '../../../platform/db/table-rows.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { stores } from './organisation.tables.ts'

type Row = RowOf<typeof stores>

/** The open stores as everybody sees them. */
export async function storesOnShow(sql: Sql, groupId: string): Promise<StoreOnShow[]> {
  return (await listRows(sql, stores, { groupId, retiredAt: null }, { orderBy: ['id'] })).map(onShow)
}

/** Every store at the desk, closed ones last. */
export async function storesAtDesk(sql: Sql, groupId: string, caller: StaffCaller): Promise<ConsoleStore[]> {
  const found = (await listRows(sql, stores, { groupId }, { orderBy: ['id'] })).map((row) => storeAtDesk(row, caller))
  return [...found.filter(({ retired }) => !retired), ...found.filter(({ retired }) => retired)]
}

/** One store as this caller sees it at the desk. */
export function storeAtDesk(row: Row, caller: StaffCaller): ConsoleStore {
  const retired = row.retiredAt !== null
  return { ...onShow(row), retired, revision: row.revision ?? 1, can: actsOn(row, caller) }
}

function onShow({ id, name, address, phone, hours, place }: Row): StoreOnShow {
  return { storeId: id, name, address, phone, hours, place }
}

/** Managers change their own stores; which stores there are is the group administrator's to say. */
export function actsOn({ id, retiredAt }: Pick<Row, 'id' | 'retiredAt'>, caller: StaffCaller): StoreAct[] {
  if (caller.role === 'group_admin') return retiredAt === null ? ['change', 'retire'] : ['restore']
  return caller.role === 'manager' && retiredAt === null && caller.storeIds.includes(id) ? ['change'] : []
}
