import type { MergingPart } from '../../../platform/merging.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { benefitUses } from './benefits.tables.ts'

/**
 * What a merged member used counts with what the kept one did (req. 1.7): a second card was no second package. Where two years ran,
 * what was used of the one, and what came back to it, counts for the other, which goes on.
 */
export const benefitsMerging: MergingPart = {
  async moves(unit, _merge, { cards: { kept, merged }, beside }) {
    if (kept === null || merged === null) return {}
    for (const counted of beside ? ['usedOn', 'returnedOn'] : [])
      await unit.sql.run(
        `UPDATE benefit_uses SET ${counted} = ? WHERE memberId = ? AND ${counted} >= ? AND ${counted} < ?`,
        [beside!.countsOn, beside!.memberId, beside!.startsOn, beside!.countsOn],
      )
    await updateRows(unit.sql, benefitUses, { memberId: kept }, { memberId: merged })
    return {}
  },
}
