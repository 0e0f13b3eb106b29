import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { systemAct } from './acts.ts'
import { addIdentity } from './identities.repository.ts'
import { openSession } from './sessions.repository.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { wechatIdentities } from './auth.tables.ts'

/** `wx.login`'s code → this WeChat user, known from now on, and a session of our own (req. 1.7). */
export async function signInWithWechat(
  app: App,
  code: string,
): Promise<{ token: string; expiresAt: Date; identityId: string }> {
  if (!app.wechat) throw new Refusal('WECHAT_UNREACHABLE')
  const { openid, unionid = null } = accepted(await app.wechat.codeToSession(code))
  const write = () => app.db.unit(systemAct(app, 'auth.sign-in'), (unit) => openSessionOf(unit, openid, unionid))
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    // Another first sign-in of the same WeChat user came in between, on a tablet or by a double tap: now they are known.
    return write()
  }
}

async function openSessionOf(
  unit: Unit,
  openid: string,
  unionid: string | null,
): Promise<{ token: string; expiresAt: Date; identityId: string }> {
  const { groupId } = unit.act
  const known = await firstRow(
    unit.sql,
    { id: wechatIdentities.id },
    'SELECT id FROM wechat_identities WHERE groupId = ? AND openid = ?',
    [groupId, openid],
  )
  const identityId = known?.id ?? (await addIdentity(unit, { openid, unionid }))
  const { token, expiresAt } = await openSession(unit, { audience: 'phone', identityId })
  return { token, expiresAt, identityId }
}
