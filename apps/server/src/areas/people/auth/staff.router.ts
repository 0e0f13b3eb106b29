import {
  addStaffMember,
  changeStaffMember,
  disableStaffMember,
  enableStaffMember,
  endStaffSessions as endSessionsEndpoint,
  inviteStaffMember,
  listStaff,
  resetConsoleLogin,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { listStores } from '../organisation/index.ts'
import { inviteAtDesk, resetLogin } from './give-ways-in.ts'
import { changeStaff, disableStaff, endStaffSessions, hireAtDesk } from './manage-staff.ts'
import { staffSeenBy } from './staff-list.queries.ts'
import { mayStaff, rolesToGive } from './staff-rights.ts'

/** The staff, managed at the console. */
export function staffRoutes(app: App, routes: Routes): void {
  const { db, clock } = app
  routes
    .on(listStaff, async ({ caller }) => ({
      rows: await staffSeenBy(db.read, caller, { groupId: app.groupId, now: clock.now() }),
      roles: rolesToGive(caller),
      stores: (await listStores(db.read, app.groupId))
        .filter(({ id }) => mayStaff(caller, [id]))
        .map(({ id, name }) => ({ storeId: id, name })),
    }))
    .on(addStaffMember, ({ caller, body, idempotency }) => hireAtDesk(app, caller, body, idempotency))
    .on(inviteStaffMember, ({ caller, params }) => inviteAtDesk(app, caller, params.staffId))
    .on(resetConsoleLogin, ({ caller, params, body }) => resetLogin(app, caller, { ...params, ...body }))
    .on(changeStaffMember, ({ caller, params, body }) => changeStaff(app, caller, { ...params, ...body }))
    .on(disableStaffMember, ({ caller, params, idempotency }) =>
      disableStaff(app, caller, { ...params, disabled: true }, idempotency),
    )
    .on(enableStaffMember, ({ caller, params, idempotency }) =>
      disableStaff(app, caller, { ...params, disabled: false }, idempotency),
    )
    .on(endSessionsEndpoint, ({ caller, params, body, idempotency }) =>
      endStaffSessions(app, caller, { ...params, ...body }, idempotency),
    )
}
