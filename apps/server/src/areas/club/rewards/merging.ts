import { count } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { listRows, updateRows } from '../../../platform/db/table-rows.ts'
import { moveDraws } from '../points/index.ts'
import { redemptions, voucherUses } from './redemptions.tables.ts'
import type { MergingPart } from '../../../platform/merging.ts'
import { continuingMember } from '../membership/index.ts'
import { showAll } from './show-to-stores.ts'
import { voucherOffers } from './voucher-offers.queries.ts'

/** What waits to be collected, and vouchers that can be used, are settled before a merge: they stand in the member's name. */
export const redemptionsMerging: MergingPart = {
  async against(sql, { groupId, today, ...archives }) {
    const from = await continuingMember(sql, archives)
    if (from === null) return {}
    const held = await soleRow(
      sql,
      { n: count() },
      "SELECT COUNT(*) AS n FROM redemptions WHERE memberId = ? AND state = 'held'",
      [from],
    )
    const begun = (await voucherOffers(sql, groupId, from, 'usable', today)).length
    return { redemptions: Math.max(held.n, begun) }
  },
  async moves(unit, { mergeId }, { cards: { kept, merged } }) {
    if (kept !== null && merged !== null) await moveRedemptions(unit, { mergeId, from: merged, into: kept })
    const card = kept ?? merged
    if (card !== null) await showAll(unit, [card])
    return {}
  },
}

/**
 * Redemptions go along with the points they were paid with, so that they count for the kept member's limits, and what is given
 * back later is given back to them: when a visit is voided, a handing over undone, an order corrected (req. 2.6, 3.2).
 */
async function moveRedemptions(
  unit: Unit,
  { mergeId, from, into }: { mergeId: string; from: string; into: string },
): Promise<void> {
  const paid = await listRows(unit.sql, redemptions, { memberId: from }, { columns: ['id', 'rewardName', 'state'] })
  for (const { id: subjectId, rewardName, state } of paid) {
    if (state !== 'held' && state !== 'handed_over') continue
    const move = { from, to: into, cause: `merge:${mergeId}:${subjectId}`, subjectId, facts: { rewardName } }
    await moveDraws(unit, move, state === 'held' ? 'held' : 'redeemed')
  }
  await updateRows(unit.sql, redemptions, { memberId: into }, { memberId: from })
  await updateRows(unit.sql, voucherUses, { memberId: into }, { memberId: from })
}
