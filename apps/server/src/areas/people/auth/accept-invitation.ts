import { systemAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import type { SessionCaller } from '../../../platform/http/callers.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { hashToken } from './secrets.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { staffInvitations, wechatIdentities } from './auth.tables.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'

/**
 * Binds a WeChat user to the staff member an invitation was made for; it works once (req. 15.1), and who is bound by it already
 * hears so again; `answer` says who they are now. @throws INVITATION_INVALID
 */
export async function acceptInvitation<Answer>(
  app: App,
  caller: SessionCaller,
  invitation: string,
  answer: (unit: Unit) => Promise<Answer>,
): Promise<Answer> {
  const act = { ...systemAct(app, 'auth.accept-invitation'), actorId: caller.identityId }
  return app.db.unit(act, async (unit) => {
    await bind(unit, caller.identityId, hashToken(invitation.trim().toUpperCase()))
    return answer(unit)
  })
}

async function bind(unit: Unit, identityId: string, codeHash: string): Promise<void> {
  const row = await firstRow(
    unit.sql,
    pick(staffInvitations, 'id', 'staffId', 'expiresAt'),
    'SELECT id, staffId, expiresAt FROM staff_invitations WHERE groupId = ? AND codeHash = ?',
    [unit.act.groupId, codeHash],
  )
  if (!row) throw new Refusal('INVITATION_INVALID')
  if (await isBound(unit, identityId, row.staffId)) return
  if (row.expiresAt <= unit.now) throw new Refusal('INVITATION_INVALID')
  const used = await updateRows(unit.sql, staffInvitations, { usedAt: unit.now }, { id: row.id, usedAt: null })
  if (used !== 1) throw new Refusal('INVITATION_INVALID')
  await updateRows(unit.sql, wechatIdentities, { staffId: row.staffId }, { id: identityId })
}

async function isBound(unit: Unit, identityId: string, staffId: string): Promise<boolean> {
  const bound = await unit.sql.one('SELECT id FROM wechat_identities WHERE id = ? AND staffId = ?', [
    identityId,
    staffId,
  ])
  return bound !== null
}
