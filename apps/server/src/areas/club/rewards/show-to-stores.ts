import type { customerTied, FactsOf } from '@cheyou/contract'
import type { Unit } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { members } from '../membership/membership.tables.ts'
import { lockBalances } from '../points/index.ts'

/** A store sees a redemption once, however many reasons there are. */
const show = (storeId: string, from: string, where: string) =>
  `INSERT INTO redemption_stores (redemptionId, storeId, groupId, heldAt)
   SELECT x.id, ${storeId}, x.groupId, x.heldAt FROM redemptions x JOIN ${from} WHERE ${where}
     AND NOT EXISTS (SELECT 1 FROM redemption_stores s WHERE s.redemptionId = x.id AND s.storeId = ${storeId})`

const ties = 'members m ON m.id = x.memberId JOIN customer_stores t ON t.customerId = m.customerId'

/** A new redemption is seen by the stores that know its member. For a unit that holds the lock on the member's balance. */
export async function showNew(unit: Unit, redemptionId: string): Promise<void> {
  await unit.sql.run(show('t.storeId', ties, 'x.id = ?'), [redemptionId])
}

/** Members' redemptions are seen by every store that knows them. For a unit that holds the lock on their balances. */
export async function showAll(unit: Unit, memberIds: readonly string[]): Promise<void> {
  await unit.sql.run(show('t.storeId', ties, `x.memberId IN (${placeholders(memberIds.length)})`), memberIds)
}

/** The store where something is done with a redemption sees it from then on. */
export async function showWhereDone(unit: Unit, redemptionId: string, storeId: string): Promise<void> {
  await unit.sql.run(show('d.id', 'stores d ON d.id = ?', 'x.id = ?'), [storeId, redemptionId])
}

/**
 * Handles customers who became known to a store: it sees what they redeemed before. Their balances are locked, as whoever redeems
 * holds them: a redemption at the same moment is here, or finds the store.
 */
export async function showToNewStores(unit: Unit, tied: readonly FactsOf<typeof customerTied>[]): Promise<void> {
  const customerIds = [...new Set(tied.map(({ customerId }) => customerId))]
  const known = await rows(
    unit.sql,
    { id: members.id },
    `SELECT id FROM members WHERE customerId IN (${placeholders(customerIds.length)}) ORDER BY id`,
    customerIds,
  )
  if (known.length === 0) return
  const memberIds = known.map(({ id }) => id)
  await lockBalances(unit, memberIds)
  await showAll(unit, memberIds)
}
