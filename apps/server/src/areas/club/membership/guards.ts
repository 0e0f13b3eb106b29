import { Refusal } from '../../../platform/http/refusal.ts'
import type { Guard, MemberCaller } from '../../../platform/http/callers.ts'
import { requireSession } from '../../people/auth/index.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { members } from './membership.tables.ts'

/** @throws SESSION_MISSING, ROLE_MISSING for somebody who is no member */
export const requireMember: Guard<MemberCaller> = async (app, ctx, roles) => {
  const { customerId } = await requireSession(app, ctx, roles)
  const member =
    customerId === null
      ? null
      : await firstRow(
          app.db.read,
          { id: members.id },
          'SELECT id FROM members WHERE customerId = ? AND mergedIntoId IS NULL',
          [customerId],
        )
  if (customerId === null || !member) throw new Refusal('ROLE_MISSING', { role: 'member' })
  return { id: member.id, memberId: member.id, customerId }
}
