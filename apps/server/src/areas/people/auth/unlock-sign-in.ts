import { systemAct } from '../../../platform/db/acts.ts'
import type { App } from '../../../wiring.ts'
import { forgetFailuresOf } from './sign-in-failures.repository.ts'
import { staffByLogin } from './staff.repository.ts'

/**
 * Lets somebody whom wrong passwords keep out sign in again at once. @returns from how many networks and devices wrong passwords
 * were counted; null when nobody has this login name
 */
export async function unlockSignIn(app: App, login: string): Promise<number | null> {
  const loginName = login.toLowerCase()
  return app.db.unit(systemAct(app, 'auth.unlock'), async (unit) => {
    const person = await staffByLogin(unit.sql, app.groupId, loginName)
    return person && forgetFailuresOf(unit, loginName)
  })
}
