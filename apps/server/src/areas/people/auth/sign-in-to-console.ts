import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { integer } from '../../../platform/db/sql.ts'
import { staffAct } from './acts.ts'
import { matchesPassword, matchOtp, nobodysHash } from './secrets.ts'
import { openSession } from './sessions.repository.ts'
import { totpSecretPlace } from './staff.repository.ts'

interface LoginRow {
  id: string
  passwordHash: string | null
  totpSecret: string | null
  lastOtpStep: unknown
}

/**
 * Login name, password and one-time code → a console session (req. 15.1). All three wrong answers look the same, and an unknown
 * name takes as long as a wrong password. A code works once. @throws SIGN_IN_REFUSED, ACCOUNT_LOCKED
 */
export async function signInToConsole(
  app: App,
  login: { loginName: string; password: string; otp: string },
): Promise<{ token: string; expiresAt: Date; staffId: string }> {
  await app.limits('login', `login:${login.loginName.toLowerCase()}`)
  const row = await app.db.read.one<LoginRow>(
    `SELECT id, passwordHash, totpSecret, lastOtpStep FROM staff
     WHERE groupId = ? AND loginName = ? AND retiredAt IS NULL`,
    [app.groupId, login.loginName.toLowerCase()],
  )
  const right = await matchesPassword(login.password, row?.passwordHash ?? (await nobodysHash(app.config.passwordCost)))
  if (!row || !right || row.totpSecret === null) throw new Refusal('SIGN_IN_REFUSED')
  const secret = app.keys.decrypt(row.totpSecret, totpSecretPlace(row.id))
  const lastStep = row.lastOtpStep === null ? null : integer(row.lastOtpStep)
  const step = matchOtp(secret, login.otp, app.clock.now(), lastStep)
  if (step === null) throw new Refusal('SIGN_IN_REFUSED')
  return app.db.unit(staffAct(app, row, 'auth.console-sign-in'), async (unit) => {
    const taken = await unit.sql.run(
      'UPDATE staff SET lastOtpStep = ? WHERE id = ? AND (lastOtpStep IS NULL OR lastOtpStep < ?)',
      [step, row.id, step],
    )
    if (taken !== 1) throw new Refusal('SIGN_IN_REFUSED')
    return { ...(await openSession(unit, { audience: 'console', staffId: row.id })), staffId: row.id }
  })
}
