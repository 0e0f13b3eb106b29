import type { VisitDraft } from '@cheyou/contract'
import { systemAct, type TestClub, type TestMember } from '../../../../testing/test-app.ts'
import { addSource } from '../../../people/organisation/index.ts'
import { recordOrders, type RecordedOrders } from '../record-orders.ts'

/** The DMS of a club, with the car of the member whose orders it tells. */
export interface Dms {
  sourceId: string
  vin: string
}

/** The day of every order. */
export const TODAY = '2026-11-18'

export async function openDms({ app, storeId }: TestClub, { vehicleId }: TestMember): Promise<Dms> {
  const { db, groupId } = app
  const { id: sourceId } = await db.unit(systemAct(groupId), (unit) =>
    addSource(unit, { groupId, storeId, name: 'dms' }),
  )
  const car = await db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [vehicleId])
  return { sourceId, vin: car!.vin }
}

/** An order is told, for the first time or again. */
export function tellOrder(
  { app, storeId }: TestClub,
  { sourceId, vin }: Dms,
  orderNumber: string,
  lines: VisitDraft['lines'],
  state: 'settled' | 'void' = 'settled',
): Promise<RecordedOrders> {
  const source = { sourceId, storeId, workTypeNames: new Map<string, string>() }
  const nobody = { bringerName: null, bringerPhone: null, advisorName: null, odometerKm: null, plate: null }
  const days = { settledOn: TODAY, arrivedOn: TODAY }
  const billed = lines.map(({ itemName = '项目', ...line }, i) => ({
    ...line,
    itemName,
    lineNo: i + 1,
    itemCode: null,
    quantityMilli: 1000,
  }))
  const order = { ...nobody, ...days, orderNumber, state, vin, workType: 'repair', lines: billed }
  return app.db.unit(systemAct(app.groupId, 'test.deliver'), (unit) => recordOrders(unit, app.keys, source, [order]))
}
