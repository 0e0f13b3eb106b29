import { acts } from './core.tables.ts'
import type { Unit } from './database.ts'
import { insertRows } from './table-rows.ts'
import type { RowOf } from './table.ts'

/** Acts of earlier days, as the sample dealership shows them; what happens now leaves its act by the unit. */
export async function addPastActs(unit: Unit, past: readonly Omit<RowOf<typeof acts>, 'groupId'>[]): Promise<void> {
  const { groupId } = unit.act
  await insertRows(
    unit.sql,
    acts,
    past.map((act) => ({ groupId, ...act })),
  )
}
