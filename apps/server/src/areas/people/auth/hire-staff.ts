import type { Role } from '@cheyou/contract/codes'
import { systemAct } from '../../../platform/db/acts.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import type { App } from '../../../wiring.ts'
import { newLogin, type ConsoleLogin } from './console-login.ts'
import { addStaff, inviteStaff } from './staff.repository.ts'

export interface Hired {
  staffId: string
  /** For the mini-program: binds the WeChat user who types it; seven days, once (req. 15.1). */
  invitation: string
  /** For the console, told only now; null without a login name. */
  console: ConsoleLogin | null
}

/** A login name is somebody else's. */
export class LoginNameTaken extends Error {
  override readonly name = 'LoginNameTaken'
}

/** Adds a staff member to stores, with an invitation for their phone and, given a login name, the way into the console. */
export async function hireStaff(
  app: App,
  person: { name: string; role: Role; storeIds: readonly string[]; loginName?: string },
): Promise<Hired> {
  const { name, role, storeIds, loginName } = person
  const login = loginName === undefined ? null : await newLogin(loginName, app.config.passwordCost)
  try {
    return await app.db.unit(systemAct(app, 'auth.hire'), async (unit) => {
      const staffId = await addStaff(unit, app.keys, { name, role, storeIds, ...(login && { console: login.kept }) })
      return { staffId, invitation: await inviteStaff(unit, staffId), console: login && login.told }
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.index === 'ux_staff_login') throw new LoginNameTaken(loginName)
    throw error
  }
}
