import { count } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import type { MergingPart } from '../../../platform/merging.ts'
import { continuingMember } from '../membership/index.ts'
import { moveRedemptions } from './move-redemptions.ts'
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
    if (kept !== null && merged !== null)
      await moveRedemptions(unit, { from: merged, into: kept, cause: `merge:${mergeId}` })
    const card = kept ?? merged
    if (card !== null) await showAll(unit, [card])
    return {}
  },
}
