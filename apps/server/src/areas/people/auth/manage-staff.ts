import type { StaffMember } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import { roleNames } from '@cheyou/words'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { deleteRows, insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { listStores } from '../organisation/index.ts'
import type { App } from '../../../wiring.ts'
import { staff, staffStores, wechatIdentities } from './auth.tables.ts'
import { endSessionsOf } from './sessions.repository.ts'
import { addStaff, endInvitations } from './staff.repository.ts'
import { lockManaged, lockRoster, managedNow, nameOfStaff, requirePlace } from './staff-roster.ts'
import { distrustStaff } from './trusted-sessions.ts'

export interface Place {
  name: string
  role: Role
  storeIds: readonly string[]
}

/** Hires somebody for stores of the caller's, in no role above theirs. @throws STAFF_BEYOND, NOT_FOUND */
export async function hireAtDesk(
  app: App,
  caller: StaffCaller,
  given: Place,
  idempotency: Idempotency,
): Promise<StaffMember> {
  const place = { ...given, storeIds: [...new Set(given.storeIds)] }
  return app.db.unit(staffAct(app, caller, 'auth.hire', { reason: told(place), idempotency }), async (unit) => {
    const { me } = await lockRoster(unit, caller)
    await requirePlace(unit, me, place)
    return managedNow(unit, me, await addStaff(unit, app.keys, place))
  })
}

/** Another name, role or stores, for who is signed in as well. @throws NOT_FOUND, STAFF_SELF, STAFF_BEYOND, STAFF_DISABLED */
export async function changeStaff(
  app: App,
  caller: StaffCaller,
  { staffId, name, role, ...given }: { staffId: string } & Place,
): Promise<StaffMember> {
  const storeIds = [...new Set(given.storeIds)]
  const act = staffAct(app, caller, 'auth.change-staff', { reason: told({ name, role, storeIds }) })
  return app.db.unit(act, async (unit) => {
    const { me, person } = await lockManaged(unit, caller, staffId)
    await requirePlace(unit, me, { role, storeIds })
    const { groupId } = unit.act
    const open = await openOf(unit, person.storeIds)
    await updateRows(unit.sql, staff, { name, role }, { id: staffId })
    // What happened at a closed store stays theirs to see.
    await deleteRows(unit.sql, staffStores, { staffId, storeId: open })
    await insertRows(
      unit.sql,
      staffStores,
      storeIds.map((storeId) => ({ staffId, storeId, groupId })),
    )
    unit.afterCommit(() => distrustStaff(staffId))
    return managedNow(unit, me, staffId)
  })
}

/**
 * Lets somebody in no more, by any of their ways, or again.
 * @throws NOT_FOUND, STAFF_SELF, STAFF_BEYOND, STORE_RETIRED for who would work at closed stores only
 */
export async function disableStaff(
  app: App,
  caller: StaffCaller,
  { staffId, disabled }: { staffId: string; disabled: boolean },
  idempotency: Idempotency,
): Promise<StaffMember> {
  const reason = await nameOfStaff(app, staffId)
  const act = staffAct(app, caller, disabled ? 'auth.disable' : 'auth.enable', { reason, idempotency })
  return app.db.unit(act, async (unit) => {
    const { me, person } = await lockManaged(unit, caller, staffId, { alsoDisabled: true })
    if (!disabled && (await openOf(unit, person.storeIds)).length === 0) throw new Refusal('STORE_RETIRED')
    if (person.disabled !== disabled)
      await updateRows(unit.sql, staff, { retiredAt: disabled ? unit.now : null }, { id: staffId })
    if (disabled) await shutOut(unit, staffId)
    return managedNow(unit, me, staffId)
  })
}

/** Signs somebody out of all browsers and phones. @throws NOT_FOUND, STAFF_SELF, STAFF_BEYOND, STAFF_DISABLED */
export async function endStaffSessions(
  app: App,
  caller: StaffCaller,
  { staffId, unbindPhones }: { staffId: string; unbindPhones: boolean },
  idempotency: Idempotency,
): Promise<StaffMember> {
  const reason = await nameOfStaff(app, staffId)
  return app.db.unit(staffAct(app, caller, 'auth.end-sessions', { reason, idempotency }), async (unit) => {
    const { me } = await lockManaged(unit, caller, staffId)
    await shutOut(unit, staffId)
    if (unbindPhones) await updateRows(unit.sql, wechatIdentities, { staffId: null }, { staffId })
    return managedNow(unit, me, staffId)
  })
}

/** Those of some stores that are open. */
async function openOf(unit: Unit, storeIds: readonly string[]): Promise<string[]> {
  const open = await listStores(unit.sql, unit.act.groupId)
  return open.map(({ id }) => id).filter((id) => storeIds.includes(id))
}

async function shutOut(unit: Unit, staffId: string): Promise<void> {
  await endSessionsOf(unit, staffId)
  await endInvitations(unit, staffId)
}

/** For the log of acts, as long as its column: whom, and as what they work where from now on. */
function told({ name, role, storeIds }: Place): string {
  return `${name}：${roleNames[role]}，${storeIds.length} 家门店`
}
