import type { StaffMember } from '@cheyou/contract'
import { managerRoles, type Role } from '@cheyou/contract/codes'
import type { Unit } from '../../../platform/db/database.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { findRow, listRows } from '../../../platform/db/table-rows.ts'
import { listStores } from '../organisation/index.ts'
import { staff } from './auth.tables.ts'
import { staffSeenBy, storesOfStaff } from './staff-list.queries.ts'
import { maySee, mayStaff, rolesToGive, whyNotManage, type Placed } from './staff-rights.ts'

/** Somebody of the staff inside a unit that changes one of them. */
export interface Person extends Placed {
  name: string
  loginName: string | null
  disabled: boolean
}

/**
 * All of the staff, locked until the commit: two who disable each other at once do so one after the other, and the second is nobody
 * by then. @returns who asks, by what the rows say now
 */
export async function lockRoster(
  unit: Unit,
  caller: StaffCaller,
): Promise<{ me: Person; people: ReadonlyMap<string, Person> }> {
  const { groupId } = unit.act
  if (unit.sql.dialect === 'mysql')
    await unit.sql.all('SELECT id FROM staff WHERE groupId = ? ORDER BY id FOR UPDATE', [groupId])
  const columns = ['id', 'name', 'role', 'loginName', 'retiredAt'] as const
  const all = await listRows(unit.sql, staff, { groupId }, { columns })
  const places = await storesOfStaff(unit.sql, groupId)
  const people = new Map(
    all.map(({ retiredAt, ...row }) => [
      row.id,
      { ...row, storeIds: places.get(row.id) ?? [], disabled: retiredAt !== null },
    ]),
  )
  const me = people.get(caller.id)
  const managers: readonly Role[] = managerRoles
  if (me === undefined || me.disabled || !managers.includes(me.role)) throw new Refusal('ROLE_MISSING')
  return { me, people }
}

/** Somebody whom the caller manages. @throws NOT_FOUND, STAFF_SELF, STAFF_BEYOND, STAFF_DISABLED unless `disabled` are asked for */
export async function lockManaged(
  unit: Unit,
  caller: StaffCaller,
  staffId: string,
  { alsoDisabled = false } = {},
): Promise<{ me: Person; person: Person }> {
  const { me, people } = await lockRoster(unit, caller)
  const person = people.get(staffId)
  if (person === undefined || !maySee(me, person)) throw new Refusal('NOT_FOUND', { what: 'staff' })
  const why = whyNotManage(me, person)
  if (why !== null) throw new Refusal(why)
  if (person.disabled && !alsoDisabled) throw new Refusal('STAFF_DISABLED')
  return { me, person }
}

/** @throws STAFF_BEYOND for a role above one's own, NOT_FOUND for a store that is not theirs to staff */
export async function requirePlace(
  unit: Unit,
  by: Placed,
  { role, storeIds }: { role: Role; storeIds: readonly string[] },
): Promise<void> {
  if (!rolesToGive(by).includes(role)) throw new Refusal('STAFF_BEYOND')
  const known = new Set((await listStores(unit.sql, unit.act.groupId)).map(({ id }) => id))
  if (!mayStaff(by, storeIds) || storeIds.some((id) => !known.has(id)))
    throw new Refusal('NOT_FOUND', { what: 'store' })
}

/** Somebody as who asks sees them, read in the unit that changed them. */
export async function managedNow(unit: Unit, by: Placed, staffId: string): Promise<StaffMember> {
  const [one] = await staffSeenBy(unit.sql, by, { groupId: unit.act.groupId, now: unit.now, staffId })
  if (one === undefined) throw new Refusal('NOT_FOUND', { what: 'staff' })
  return one
}

/** By name, for the log of acts. @throws NOT_FOUND */
export async function nameOfStaff({ db, groupId }: App, staffId: string): Promise<string> {
  const row = await findRow(db.read, staff, { groupId, id: staffId }, ['name'])
  if (row === null) throw new Refusal('NOT_FOUND', { what: 'staff' })
  return row.name
}
