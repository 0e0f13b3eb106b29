import { visitsChanged } from '@cheyou/contract'
import { count } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import type { MergingPart } from '../../../platform/merging.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { visits } from './visits.tables.ts'

/** All visits of an archive become those of the archive it is merged into (req. 1.7). */
export const visitsMerging: MergingPart = {
  async moves(unit, { keptId, mergedId }) {
    const settled = await soleRow(
      unit.sql,
      { n: count() },
      "SELECT COUNT(*) AS n FROM visits WHERE customerId = ? AND state = 'settled'",
      [mergedId],
    )
    await updateRows(unit.sql, visits, { customerId: keptId }, { customerId: mergedId })
    for (const customerId of [keptId, mergedId]) unit.raise(visitsChanged({ customerId }))
    return { visits: settled.n }
  },
}
