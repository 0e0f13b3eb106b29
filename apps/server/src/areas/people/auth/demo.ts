import type { Unit } from '../../../platform/db/database.ts'
import { listRows, updateRows } from '../../../platform/db/table-rows.ts'
import { staff } from './auth.tables.ts'

const MINUTE_MS = 60_000
/** How long ago each of the staff came in last, in minutes: one after the other, the last on another day. */
const AGO = [12, 47, 95, 1_510]

/** The staff have been at work: the list says when each came in last. */
export async function furnish(unit: Unit): Promise<void> {
  const { groupId } = unit.act
  for (const [at, { id }] of (
    await listRows(unit.sql, staff, { groupId }, { columns: ['id'], orderBy: ['id'] })
  ).entries()) {
    const lastSignInAt = new Date(unit.now.getTime() - AGO[at % AGO.length]! * MINUTE_MS)
    await updateRows(unit.sql, staff, { lastSignInAt }, { id })
  }
}
