import type { WhoAmI } from '@cheyou/contract'
import type { BindingState } from '@cheyou/contract/codes'
import { maskPhone } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import type { App } from '../../../wiring.ts'
import { staffBrief } from '../../people/auth/index.ts'
import { customersByPhone } from '../../people/customers/index.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { dealerGroups } from '../../people/organisation/organisation.tables.ts'
import { wechatIdentities } from '../../people/auth/auth.tables.ts'
import { members } from './membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'

/** Where a WeChat user's verified phone stands, as its ciphertext is tied to it. */
export const identityPhonePlace = (identityId: string) => `wechat_identities.phone:${identityId}`

const identityRowShape = {
  groupName: dealerGroups.name,
  ...pick(wechatIdentities, 'phone', 'phoneHash', 'customerId', 'staffId'),
  memberId: nullable(members.id),
  memberName: nullable(customers.name),
  cardNumber: nullable(members.cardNumber),
}
type IdentityRow = RowOf<typeof identityRowShape>

/** Who a WeChat user is to the club: how far the binding has come, the member, the staff side (req. 1.7). */
export async function whoAmI(sql: Sql, app: Pick<App, 'groupId' | 'keys'>, identityId: string): Promise<WhoAmI> {
  const row = await firstRow(
    sql,
    identityRowShape,
    `SELECT g.name AS groupName, i.phone, i.phoneHash, i.customerId, i.staffId,
       m.id AS memberId, c.name AS memberName, m.cardNumber
     FROM wechat_identities i JOIN dealer_groups g ON g.id = i.groupId
       LEFT JOIN customers c ON c.id = i.customerId LEFT JOIN members m ON m.customerId = i.customerId
     WHERE i.id = ?`,
    [identityId],
  )
  if (!row) throw new Error('A session without its WeChat identity')
  const { memberId, memberName, cardNumber } = row
  return {
    club: { name: row.groupName },
    binding: await bindingState(sql, app.groupId, row),
    phoneMasked: row.phone === null ? null : maskPhone(app.keys.decrypt(row.phone, identityPhonePlace(identityId))),
    member:
      memberId !== null && memberName !== null && cardNumber !== null
        ? { memberId, name: memberName, cardNumber }
        : null,
    staff: row.staffId === null ? null : await staffBrief(sql, row.staffId),
  }
}

async function bindingState(sql: Sql, groupId: string, row: IdentityRow): Promise<BindingState> {
  if (row.memberId !== null) return 'member'
  if (row.customerId !== null) return 'not_member'
  if (row.phoneHash === null) return 'no_phone'
  const archives = await customersByPhone(sql, groupId, row.phoneHash)
  return archives.length > 1 ? 'merge_needed' : 'no_archive'
}
