import { count } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { agreements, discountApprovals } from './discounts.tables.ts'
import type { MergingPart } from '../../../platform/merging.ts'
import { continuingMember } from '../membership/index.ts'

/**
 * Prices that are agreed with a member are ended before a merge: which of two hold is a matter between people. What is over goes
 * along, and so does a discount that was approved today.
 */
export const agreementsMerging: MergingPart = {
  async against(sql, { today, ...archives }) {
    const from = await continuingMember(sql, archives)
    if (from === null) return {}
    const running = await soleRow(
      sql,
      { n: count() },
      'SELECT COUNT(*) AS n FROM agreements WHERE memberId = ? AND endedAt IS NULL AND untilOn >= ?',
      [from, today],
    )
    return { agreements: running.n }
  },
  async moves(unit, _merge, { cards: { kept, merged } }) {
    if (kept === null || merged === null) return {}
    await updateRows(unit.sql, agreements, { memberId: kept }, { memberId: merged })
    await updateRows(unit.sql, discountApprovals, { memberId: kept }, { memberId: merged })
    return {}
  },
}
