import { expect } from 'vitest'
import { systemAct } from '../../../../testing/test-app.ts'
import type { OrderRecord } from '../../../visits/visits/order-record.ts'
import { recordOrders } from '../../../visits/visits/record-orders.ts'
import type { Scene, Step } from './one-person.ts'

/** Below 0 counted from the end. */
export const chosen = <T>(list: readonly T[], number: number): T | undefined =>
  list.at(number % Math.max(1, list.length))

/** The DMS tells of an order that the desk settled, or of one that it never saw. */
export async function tellOrder(
  scene: Scene,
  { who, which, points, state }: Extract<Step, { do: 'import' }>,
): Promise<void> {
  const known = which % 2 === 0 ? chosen(scene.visits, which / 2) : undefined
  const card = known?.card ?? scene.cards[who % scene.cards.length]!
  const orderNumber = known?.orderNumber ?? `DMS${who}-${which % 5}`
  const used = known ? await vouchersOn(scene, known.visitId) : 0
  await record(scene, card.member.vehicleId, { orderNumber, state, fen: points * 100 })
  // A bill that is still as large as a voucher stays paid with it.
  if (known && state === 'settled' && points >= 100) expect(await vouchersOn(scene, known.visitId)).toBe(used)
}

/** The DMS tells of a refund: of such an order, or of none. */
export async function tellRefund(
  scene: Scene,
  { who, which, points, named, state }: Extract<Step, { do: 'refund' }>,
): Promise<void> {
  const known = which % 2 === 0 ? chosen(scene.visits, which / 2) : undefined
  const card = known?.card ?? scene.cards[who % scene.cards.length]!
  const original = known?.orderNumber ?? `DMS${who}-${which % 5}`
  const refund = { orderNumber: `RT${who}-${which % 3}`, state, fen: -points * 100 - 1 }
  await record(scene, card.member.vehicleId, named ? { ...refund, original } : refund)
}

async function record(
  { club, sourceId }: Scene,
  vehicleId: string,
  said: { orderNumber: string; state: 'settled' | 'void'; fen: number; original?: string },
): Promise<void> {
  const { app, storeId } = club
  const car = await app.db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [vehicleId])
  const line = { lineNo: 1, itemCode: null, itemName: '工时', lineKind: 'labour' as const, quantityMilli: 1000 }
  const nobody = { plate: null, bringerName: null, bringerPhone: null, advisorName: null, odometerKm: null }
  const order: OrderRecord = {
    ...nobody,
    orderNumber: said.orderNumber,
    ...(said.original !== undefined && { originalOrderNumber: said.original }),
    state: said.state,
    vin: car!.vin,
    workType: 'repair',
    settledOn: '2026-11-18',
    arrivedOn: '2026-11-18',
    lines: [{ ...line, amountFen: said.fen, payer: 'customer' }],
  }
  const source = { sourceId, storeId, workTypeNames: new Map<string, string>() }
  await app.db.unit(systemAct(app.groupId, 'test.deliver'), (unit) => recordOrders(unit, app.keys, source, [order]))
}

/** How many vouchers are used on a visit. */
async function vouchersOn({ club }: Scene, visitId: string): Promise<number> {
  const uses = await club.app.db.read.all('SELECT id FROM voucher_uses WHERE visitId = ? AND returnedAt IS NULL', [
    visitId,
  ])
  return uses.length
}
