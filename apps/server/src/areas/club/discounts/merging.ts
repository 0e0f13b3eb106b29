import { count } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import type { MergingPart } from '../../../platform/merging.ts'
import { continuingMember } from '../membership/index.ts'

/** Prices that are agreed with a member are ended before a merge: which of two hold is a matter between people. */
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
}
