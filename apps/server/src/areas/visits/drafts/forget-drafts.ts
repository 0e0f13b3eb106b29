import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { deleteRows } from '../../../platform/db/table-rows.ts'
import { tillDrafts } from './drafts.tables.ts'

const KEPT_MS = 7 * 86_400_000

/** Drafts that nobody has touched for a week. */
export async function forgetDrafts(sql: Sql, now: Date, limit: number): Promise<number> {
  const found = await rows(sql, { id: tillDrafts.id }, 'SELECT id FROM till_drafts WHERE keptAt <= ? LIMIT ?', [
    new Date(now.getTime() - KEPT_MS),
    limit,
  ])
  if (found.length === 0) return 0
  return deleteRows(sql, tillDrafts, { id: found.map(({ id }) => id) })
}
