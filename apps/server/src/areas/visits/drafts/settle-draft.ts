import type { FactsOf, visitSettled } from '@cheyou/contract'
import type { Unit } from '../../../platform/db/database.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { tillDrafts } from './drafts.tables.ts'

/**
 * The draft that a visit was settled from, by its key, is done with. Somebody else's settlement of the same one has the same key
 * and is refused: keys are of one person each, a draft is not. @throws DRAFT_SETTLED
 */
export async function settleDraft(unit: Unit, visits: readonly FactsOf<typeof visitSettled>[]): Promise<void> {
  const id = unit.act.idempotency?.key
  if (id === undefined || !visits.some(({ putAside }) => putAside)) return
  const draft = await findRow(unit.sql, tillDrafts, { id }, ['state', 'groupId'])
  if (draft === null || draft.groupId !== unit.act.groupId) return
  const settled = await updateRows(unit.sql, tillDrafts, { state: 'settled' }, { id, state: ['kept', 'dropped'] })
  if (settled !== 1) throw new Refusal('DRAFT_SETTLED')
}
