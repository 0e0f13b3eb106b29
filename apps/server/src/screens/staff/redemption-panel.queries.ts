import type { RedemptionPanel } from '@cheyou/contract'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Sql } from '../../platform/db/sql.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { isVisible, tierNamed } from '../../areas/club/membership/index.ts'
import { collectableAt, mayUndo, redemptionFacts, type Redemption } from '../../areas/club/rewards/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { firstRow } from '../../platform/db/rows.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'

/** Where and when a redemption is looked at; a store of null is none. */
interface LookedAt {
  groupId: string
  storeId: string | null
  now: Date
}

/** A redemption before and after it is handed over: what it is, for whom, and what the caller may do about it. */
export async function redemptionPanel(
  sql: Sql,
  caller: StaffCaller,
  redemption: Redemption,
  { groupId, storeId, now }: LookedAt,
): Promise<RedemptionPanel> {
  const owner = await firstRow(
    sql,
    { name: customers.name, tier: members.tier },
    'SELECT c.name, m.tier FROM members m JOIN customers c ON c.id = m.customerId WHERE m.id = ?',
    [redemption.memberId],
  )
  if (!owner) throw new Refusal('NOT_FOUND')
  const [told] = await redemptionFacts(sql, groupId, [redemption], now)
  const refusal = handOverRefusal(redemption, storeId)
  const visible = await isVisible(sql, caller, redemption.memberId, now)
  const can: RedemptionPanel['can'] = []
  if (storeId !== null && refusal === null) can.push('hand_over')
  if (mayUndo(caller, redemption, now)) can.push('undo_hand_over')
  if (redemption.state === 'held' && visible) can.push('cancel')
  return {
    redemption: told!,
    memberId: visible ? redemption.memberId : null,
    memberName: owner.name,
    memberTier: tierNamed(owner.tier, await rulesInForce(sql, groupId, now)),
    can,
    refusal,
  }
}

function handOverRefusal(redemption: Redemption, storeId: string | null): RedemptionPanel['refusal'] {
  const { state, voucher } = redemption
  if (voucher && state === 'held') return { code: 'VOUCHER_AT_TILL', facts: {} }
  if (state !== 'held') return { code: 'REDEMPTION_STATE', facts: { state, action: 'hand_over' } }
  return storeId === null || collectableAt(redemption, storeId) ? null : { code: 'REDEMPTION_ELSEWHERE', facts: {} }
}
