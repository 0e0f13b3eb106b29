import { roles, type ErrorCode, type Role, type StaffAct } from '@cheyou/contract/codes'

/** Somebody of the staff, as far as it decides who manages whom. */
export interface Placed {
  id: string
  role: Role
  storeIds: readonly string[]
}

/** Roles that somebody may give: none above their own. */
export function rolesToGive(by: Pick<Placed, 'role'>): Role[] {
  return roles.slice(0, roles.indexOf(by.role) + 1)
}

/** Whether these stores are theirs to staff; all of the group are a group administrator's. */
export function mayStaff(by: Placed, storeIds: readonly string[]): boolean {
  return by.role === 'group_admin' || storeIds.every((id) => by.storeIds.includes(id))
}

/**
 * What stands against managing somebody (req. 15.1): nobody manages themselves, and a manager only those who work at no other
 * stores than theirs, in no role above their own. As nobody can disable or demote themselves, one group administrator always stays.
 */
export function whyNotManage(by: Placed, person: Placed): ErrorCode | null {
  if (by.id === person.id) return 'STAFF_SELF'
  return mayStaff(by, person.storeIds) && rolesToGive(by).includes(person.role) ? null : 'STAFF_BEYOND'
}

/** Whether somebody is in a manager's list: they work at one of the stores. */
export function maySee(by: Placed, person: Placed): boolean {
  return by.role === 'group_admin' || person.storeIds.some((id) => by.storeIds.includes(id))
}

/** What may be done with somebody. */
export function actsOn(by: Placed, person: Placed & { disabled: boolean }): StaffAct[] {
  if (whyNotManage(by, person) !== null) return []
  return person.disabled ? ['enable'] : ['change', 'invite', 'resetLogin', 'endSessions', 'disable']
}
