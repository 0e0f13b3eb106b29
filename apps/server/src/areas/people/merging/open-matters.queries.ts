import { businessDateOf } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import type { MergingArchives, OpenMatters } from '../../../platform/merging.ts'
import type { App } from '../../../wiring.ts'

/** What must be settled before two archives can be merged, as all modules together say. */
export async function openMatters(
  sql: Sql,
  { modules, groupId }: Pick<App, 'modules' | 'groupId'>,
  archives: MergingArchives,
  now: Date,
): Promise<OpenMatters> {
  const on = { ...archives, groupId, today: businessDateOf(now) }
  let open: OpenMatters = { redemptions: 0, adjustments: 0, agreements: 0 }
  for (const { merging } of modules) open = { ...open, ...(await merging?.against?.(sql, on)) }
  return open
}
