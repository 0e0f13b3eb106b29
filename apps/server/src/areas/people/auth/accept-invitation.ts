import type { Unit } from '../../../platform/db/database.ts'
import { instant } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { systemAct } from './acts.ts'
import type { SessionCaller } from '../../../platform/http/callers.ts'
import { hashToken } from './secrets.ts'

/**
 * Binds a WeChat user to the staff member an invitation was made for; it works once (req. 15.1), and who is bound by it already
 * hears so again. @throws INVITATION_INVALID
 */
export async function acceptInvitation(app: App, caller: SessionCaller, invitation: string): Promise<void> {
  await app.db.unit({ ...systemAct(app, 'auth.accept-invitation'), actorId: caller.identityId }, async (unit) => {
    const codeHash = hashToken(invitation.trim().toUpperCase())
    const row = await unit.sql.one<{ id: string; staffId: string; expiresAt: unknown }>(
      'SELECT id, staffId, expiresAt FROM staff_invitations WHERE groupId = ? AND codeHash = ?',
      [app.groupId, codeHash],
    )
    if (!row) throw new Refusal('INVITATION_INVALID')
    if (await isBound(unit, caller.identityId, row.staffId)) return
    if (instant(row.expiresAt) <= unit.now) throw new Refusal('INVITATION_INVALID')
    const used = await unit.sql.run('UPDATE staff_invitations SET usedAt = ? WHERE id = ? AND usedAt IS NULL', [
      unit.now,
      row.id,
    ])
    if (used !== 1) throw new Refusal('INVITATION_INVALID')
    await unit.sql.run('UPDATE wechat_identities SET staffId = ? WHERE id = ?', [row.staffId, caller.identityId])
  })
}

async function isBound(unit: Unit, identityId: string, staffId: string): Promise<boolean> {
  const bound = await unit.sql.one('SELECT id FROM wechat_identities WHERE id = ? AND staffId = ?', [
    identityId,
    staffId,
  ])
  return bound !== null
}
