import type { EndpointOutput, inviteStaffMember, resetConsoleLogin } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import type { App } from '../../../wiring.ts'
import { staff } from './auth.tables.ts'
import { newLogin } from './console-login.ts'
import { forgetDevicesOf } from './known-devices.repository.ts'
import { endSessionsOf } from './sessions.repository.ts'
import { forgetFailuresOf } from './sign-in-failures.repository.ts'
import { endInvitations, INVITATION_DAYS, inviteStaff, totpSecretPlace } from './staff.repository.ts'
import { lockManaged, nameOfStaff } from './staff-roster.ts'

/** An invitation for somebody's phone, told once; the one before opens nothing. @throws NOT_FOUND, STAFF_… */
export async function inviteAtDesk(
  app: App,
  caller: StaffCaller,
  staffId: string,
): Promise<EndpointOutput<typeof inviteStaffMember>> {
  const reason = await nameOfStaff(app, staffId)
  return app.db.unit(staffAct(app, caller, 'auth.invite', { reason }), async (unit) => {
    await lockManaged(unit, caller, staffId)
    await endInvitations(unit, staffId)
    const invitation = await inviteStaff(unit, staffId)
    const expiresAt = new Date(unit.now.getTime() + INVITATION_DAYS * 86_400_000)
    return { invitation, expiresAt: expiresAt.toISOString() }
  })
}

/**
 * A new password and second factor for the console, told once. What opened it before opens nothing: sessions end, browsers are not
 * known any more, and wrong passwords no longer count. @throws NOT_FOUND, STAFF_…, LOGIN_NAME_TAKEN
 */
export async function resetLogin(
  app: App,
  caller: StaffCaller,
  { staffId, loginName }: { staffId: string; loginName: string },
): Promise<EndpointOutput<typeof resetConsoleLogin>> {
  const reason = await nameOfStaff(app, staffId)
  const { kept, told } = await newLogin(loginName, app.config.passwordCost)
  const totpSecret = app.keys.encrypt(kept.totpSecret, totpSecretPlace(staffId))
  try {
    await app.db.unit(staffAct(app, caller, 'auth.reset-login', { reason }), async (unit) => {
      const { person } = await lockManaged(unit, caller, staffId)
      await updateRows(unit.sql, staff, { ...kept, totpSecret, lastOtpStep: null }, { id: staffId })
      await endSessionsOf(unit, staffId)
      await forgetDevicesOf(unit, staffId)
      for (const name of new Set([person.loginName, kept.loginName]))
        if (name !== null) await forgetFailuresOf(unit, name)
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.index === 'ux_staff_login') throw new Refusal('LOGIN_NAME_TAKEN')
    throw error
  }
  const { password, authenticator } = told
  return { loginName: kept.loginName, password, totpSecret: authenticator.secret, totpAddress: authenticator.address }
}
