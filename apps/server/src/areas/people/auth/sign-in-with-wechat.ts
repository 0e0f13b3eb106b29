import { systemAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { addIdentity } from './identities.repository.ts'
import { openSession } from './sessions.repository.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'
import { staff, wechatIdentities } from './auth.tables.ts'

interface SignedIn<Who> {
  token: string
  expiresAt: Date
  identityId: string
  who: Who
}

/**
 * `wx.login`'s code → this WeChat user, known from now on, and a session of our own (req. 1.7). Who they are is told by
 * `whoOf` inside the unit.
 */
export async function signInWithWechat<Who>(
  app: App,
  code: string,
  whoOf: (unit: Unit, identityId: string) => Promise<Who>,
): Promise<SignedIn<Who>> {
  if (!app.wechat) throw new Refusal('WECHAT_UNREACHABLE')
  const { openid, unionid = null } = accepted(await app.wechat.codeToSession(code))
  const write = () =>
    app.db.unit(systemAct(app, 'auth.sign-in'), async (unit) => {
      const identityId = await identityOf(unit, openid, unionid)
      const session = await openSession(unit, { audience: 'phone', identityId })
      return { ...session, identityId, who: await whoOf(unit, identityId) }
    })
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    // The same WeChat user, or another with the same phone, signed in at the same moment, on a tablet or by a double tap: now
    // they are known.
    return write()
  }
}

async function identityOf(unit: Unit, openid: string, unionid: string | null): Promise<string> {
  const known = await findRow(unit.sql, wechatIdentities, { groupId: unit.act.groupId, openid }, ['id', 'staffId'])
  if (known === null) return addIdentity(unit, { openid, unionid })
  if (known.staffId !== null) await updateRows(unit.sql, staff, { lastSignInAt: unit.now }, { id: known.staffId })
  return known.id
}
