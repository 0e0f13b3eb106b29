import type { WhoAmI } from '@cheyou/contract'
import type { BindingState } from '@cheyou/contract/codes'
import { maskPhone } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import type { App } from '../../../wiring.ts'
import { staffBrief } from '../../people/auth/index.ts'
import { lookOf } from '../../people/organisation/index.ts'
import { customersByPhone } from '../../people/customers/index.ts'
import { nullable, sum } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { dealerGroups } from '../../people/organisation/organisation.tables.ts'
import { wechatIdentities } from '../../people/auth/auth.tables.ts'
import { members } from './membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'

/** Where a WeChat user's verified phone stands, as its ciphertext is tied to it. */
export const identityPhonePlace = (identityId: string) => `wechat_identities.phone:${identityId}`

const identityRowShape = {
  ...pick(dealerGroups, 'logo', 'accent'),
  groupName: dealerGroups.name,
  ...pick(wechatIdentities, 'phone', 'phoneHash', 'customerId', 'staffId'),
  memberId: nullable(members.id),
  memberName: nullable(customers.name),
  cardNumber: nullable(members.cardNumber),
  asked: nullable(sum()),
  agreed: nullable(sum()),
}
type IdentityRow = RowOf<typeof identityRowShape>

/** Who a WeChat user is to the club: how far the binding has come, the member, the staff side (req. 1.7). */
export async function whoAmI(sql: Sql, app: Pick<App, 'groupId' | 'keys'>, identityId: string): Promise<WhoAmI> {
  const row = await firstRow(
    sql,
    identityRowShape,
    `SELECT g.name AS groupName, g.logo, g.accent, i.phone, i.phoneHash, i.customerId, i.staffId,
       m.id AS memberId, c.name AS memberName, m.cardNumber,
       (SELECT MAX(t.edition) FROM consent_texts t WHERE t.groupId = i.groupId AND t.asksAgain = 1) AS asked,
       (SELECT MAX(t.edition) FROM consents a JOIN consent_texts t ON t.groupId = a.groupId AND t.version = a.version
        WHERE a.identityId = i.id AND a.kind = 'privacy' AND a.withdrawnAt IS NULL) AS agreed
     FROM wechat_identities i JOIN dealer_groups g ON g.id = i.groupId
       LEFT JOIN customers c ON c.id = i.customerId LEFT JOIN members m ON m.customerId = i.customerId
     WHERE i.id = ?`,
    [identityId],
  )
  if (!row) throw new Error('A session without its WeChat identity')
  const { memberId, memberName, cardNumber } = row
  const binding = await bindingState(sql, app.groupId, row)
  return {
    club: lookOf({ name: row.groupName, logo: row.logo, accent: row.accent }),
    binding,
    phoneMasked: row.phone === null ? null : maskPhone(app.keys.decrypt(row.phone, identityPhonePlace(identityId))),
    member:
      memberId !== null && memberName !== null && cardNumber !== null
        ? { memberId, name: memberName, cardNumber }
        : null,
    staff: row.staffId === null ? null : await staffBrief(sql, row.staffId),
    // Who has told nothing of themselves yet is asked when they do.
    consentAsked: binding !== 'no_phone' && (row.asked ?? 0) > (row.agreed ?? 0),
  }
}

async function bindingState(sql: Sql, groupId: string, row: IdentityRow): Promise<BindingState> {
  if (row.memberId !== null) return 'member'
  if (row.customerId !== null) return 'not_member'
  if (row.phoneHash === null) return 'no_phone'
  const archives = await customersByPhone(sql, groupId, row.phoneHash)
  return archives.length > 1 ? 'merge_needed' : 'no_archive'
}
