import { acts } from './core.tables.ts'
import type { Act, Unit } from './database.ts'
import { insertRows } from './table-rows.ts'

/** An act of an earlier day. */
interface PastAct {
  readonly id: string
  readonly at: Date
  readonly memberId: string
  readonly act: Omit<Act, 'idempotency'>
}

/** Acts of earlier days, as the sample dealership shows them; what happens now leaves its act by the unit. */
export async function addPastActs(unit: Unit, past: readonly PastAct[]): Promise<void> {
  await insertRows(
    unit.sql,
    acts,
    past.map(({ act: { reason = null, ...act }, ...when }) => ({ ...act, ...when, reason })),
  )
}
