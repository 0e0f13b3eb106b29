import type { TillDraft } from '@cheyou/contract'
import { words } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { SqlReader } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { listRows } from '../../../platform/db/table-rows.ts'
import { vehicles } from '../../people/customers/customers.tables.ts'
import { tillDrafts } from './drafts.tables.ts'

const shape = {
  ...pick(tillDrafts, 'id', 'storeId', 'memberId', 'form', 'station', 'revision', 'keptAt'),
  memberName: words(80),
  holderName: words(80),
}

/** Drafts with names: all that a store keeps, or one, newest first. */
export async function shownDrafts(
  sql: SqlReader,
  {
    groupId,
    storeId = null,
    tillDraftId = null,
  }: { groupId: string; storeId?: string | null; tillDraftId?: string | null },
): Promise<TillDraft[]> {
  const by = tillDraftId === null ? "d.storeId = ? AND d.state = 'kept'" : 'd.id = ?'
  const found = await rows(
    sql,
    shape,
    `SELECT d.*, c.name AS memberName, s.name AS holderName
     FROM till_drafts d JOIN members m ON m.id = d.memberId JOIN customers c ON c.id = m.customerId
       JOIN staff s ON s.id = d.holderId
     WHERE d.groupId = ? AND ${by} ORDER BY d.keptAt DESC, d.id`,
    [groupId, tillDraftId ?? storeId],
  )
  const chosen = found.flatMap(({ form }) => form.vehicleId ?? [])
  const cars = chosen.length === 0 ? [] : await listRows(sql, vehicles, { id: chosen }, { columns: ['id', 'plate'] })
  const plates = new Map(cars.map(({ id, plate }) => [id, plate]))
  return found.map(({ id, keptAt, ...draft }) => {
    const plate = plates.get(draft.form.vehicleId ?? '') ?? null
    return { ...draft, plate, tillDraftId: id, keptAt: keptAt.toISOString() }
  })
}
