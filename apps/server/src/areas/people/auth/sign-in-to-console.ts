import { staffAct } from '../../../platform/db/acts.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { findDevice, keepDevice } from './known-devices.repository.ts'
import { matchesPassword, matchOtp, nobodysHash } from './secrets.ts'
import { openSession } from './sessions.repository.ts'
import { countAttempt, EVERYWHERE, noteSuccess, type WrongPasswords } from './sign-in-failures.repository.ts'
import { totpSecretPlace } from './staff.repository.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { staff } from './auth.tables.ts'

interface SignedInAtConsole {
  token: string
  expiresAt: Date
  staffId: string
  /** For a browser that was not known. */
  newDeviceToken: string | null
  wrongPasswords: WrongPasswords | null
}

const loginRowShape = pick(staff, 'id', 'passwordHash', 'totpSecret', 'lastOtpStep')

/**
 * Login name, password and one-time code → a console session (req. 15.1). All three wrong answers look the same, and an unknown
 * name takes as long as a wrong password. A code works once. Attempts count by login name and by where they come from, `network`
 * and the token of a known device. @throws SIGN_IN_REFUSED, ACCOUNT_LOCKED
 */
export async function signInToConsole(
  app: App,
  login: { loginName: string; password: string; otp: string },
  from: { network: string; deviceToken: string | undefined },
): Promise<SignedInAtConsole> {
  const loginName = login.loginName.toLowerCase()
  const deviceId = await findDevice(app.db.read, loginName, from.deviceToken, app.clock.now())
  const sources = deviceId === null ? [`network:${from.network}`, EVERYWHERE] : [`device:${deviceId}`]
  const attempt = await countAttempt(app, loginName, sources)
  const row = await firstRow(
    app.db.read,
    loginRowShape,
    `SELECT id, passwordHash, totpSecret, lastOtpStep FROM staff
     WHERE groupId = ? AND loginName = ? AND retiredAt IS NULL`,
    [app.groupId, loginName],
  )
  const right = await matchesPassword(login.password, row?.passwordHash ?? (await nobodysHash(app.config.passwordCost)))
  if (!row || !right || row.totpSecret === null) throw new Refusal('SIGN_IN_REFUSED')
  const secret = app.keys.decrypt(row.totpSecret, totpSecretPlace(row.id))
  const lastStep = row.lastOtpStep === null ? null : row.lastOtpStep
  const step = matchOtp(secret, login.otp, app.clock.now(), lastStep)
  if (step === null) throw new Refusal('SIGN_IN_REFUSED')
  return app.db.unit(staffAct(app, row, 'auth.console-sign-in'), async (unit) => {
    const taken = await unit.sql.run(
      'UPDATE staff SET lastOtpStep = ?, lastSignInAt = ? WHERE id = ? AND (lastOtpStep IS NULL OR lastOtpStep < ?)',
      [step, unit.now, row.id, step],
    )
    if (taken !== 1) throw new Refusal('SIGN_IN_REFUSED')
    return {
      ...(await openSession(unit, { audience: 'console', staffId: row.id })),
      staffId: row.id,
      newDeviceToken: await keepDevice(unit, row.id, deviceId),
      wrongPasswords: await noteSuccess(unit, loginName, attempt),
    }
  })
}
