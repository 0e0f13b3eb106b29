import { Refusal } from '../../../platform/http/refusal.ts'
import type { Guard, MemberCaller } from '../../../platform/http/callers.ts'
import { requireSession } from '../../people/auth/index.ts'

/** @throws SESSION_MISSING, ROLE_MISSING for somebody who is no member */
export const requireMember: Guard<MemberCaller> = async (app, ctx, roles) => {
  const { customerId } = await requireSession(app, ctx, roles)
  const member =
    customerId === null
      ? null
      : await app.db.read.one<{ id: string }>('SELECT id FROM members WHERE customerId = ? AND mergedIntoId IS NULL', [
          customerId,
        ])
  if (customerId === null || !member) throw new Refusal('ROLE_MISSING', { role: 'member' })
  return { id: member.id, memberId: member.id, customerId }
}
