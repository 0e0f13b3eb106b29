import { Refusal } from '../../../platform/http/refusal.ts'
import type { Caller, Guard } from '../../../platform/http/routes.ts'
import { requireSession } from '../../people/auth/index.ts'

/** The owner on their phone, as the member they are. */
export interface MemberCaller extends Caller {
  memberId: string
  customerId: string
}

/** @throws SESSION_MISSING, ROLE_MISSING for somebody who is no member */
export const requireMember: Guard<MemberCaller> = async (app, ctx) => {
  const { customerId } = await requireSession(app, ctx)
  const member =
    customerId === null
      ? null
      : await app.db.read.one<{ id: string }>('SELECT id FROM members WHERE customerId = ? AND mergedIntoId IS NULL', [
          customerId,
        ])
  if (customerId === null || !member) throw new Refusal('ROLE_MISSING', { role: 'member' })
  return { id: member.id, memberId: member.id, customerId }
}
