import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import { findRow, insertRow, listRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { visits } from '../visits/visits.tables.ts'
import { visitReceipts } from './receipts.tables.ts'

/** Counts a receipt before it is printed; also one of a visit that was taken back. @throws NOT_FOUND */
export async function printReceipt(
  app: App,
  caller: StaffCaller,
  visitId: string,
  idempotency: Idempotency,
): Promise<{ number: number }> {
  const { groupId } = app
  const visit = await findRow(app.db.read, visits, { id: visitId, groupId }, ['storeId', 'memberId'])
  if (!visit || !caller.storeIds.includes(visit.storeId)) throw new Refusal('NOT_FOUND', { what: 'visit' })
  const { storeId, memberId } = visit
  return app.db.unit(staffAct(app, caller, 'visits.print-receipt', { storeId, idempotency }), async (unit) => {
    if (memberId !== null) unit.concerns(memberId)
    // Two workstations that print the same visit count one after the other.
    await findRow(unit.sql, visits, { id: visitId }, ['id'], { lock: true })
    const [last] = await listRows(unit.sql, visitReceipts, { visitId }, { orderBy: ['number DESC'], limit: 1 })
    const number = (last?.number ?? 0) + 1
    await insertRow(unit.sql, visitReceipts, {
      visitId,
      number,
      groupId,
      printedBy: caller.id,
      printedAt: unit.now,
    })
    return { number }
  })
}
