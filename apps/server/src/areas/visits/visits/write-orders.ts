import { visitsChanged } from '@cheyou/contract'
import { judgeOdometer, reversedOrder, visitTotals, type NamedDiscount } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { addReadings, dropReadings, type ArchiveSource } from '../../people/customers/index.ts'
import { readingsOf, type KnownVisit, type Reading } from './known-orders.ts'
import type { OrderRecord } from './order-record.ts'
import type { KnownTillBill } from './till-bills.repository.ts'
import { insertRows, updateRows, deleteRows } from '../../../platform/db/table-rows.ts'
import { visits, visitLines, type RefundKind } from './visits.tables.ts'

/** What an order does to the visits. */
export interface PlannedVisit {
  id: string
  order: OrderRecord
  hash: string
  change: 'new' | 'changed' | 'same'
  before: KnownVisit | null
  revision: number
  vehicleId: string
  customerId: string | null
  /** The member whose ledger holds, or held, the points. */
  memberId: string | null
  /** What it is when it gives money back; null for a visit. */
  refund: RefundKind | null
  settledAt: Date
  /** The member who gets points now. */
  earns: string | null
  /** It came before its customer joined as of an earlier day: from now on it is the member's. */
  joinsLate: boolean
  /** The member who gives back what the revision before gave. */
  reverses: string | null
  /** It is the bill of the till, told by the DMS for the first time: lines and points stay, what else the order says is written. */
  toldAgain?: boolean
  /** What was taken off at the till, and what of it comes off the corrected lines. */
  tillBill?: KnownTillBill
  taken?: readonly NamedDiscount[]
  /** What vouchers no longer take can be used again, by the rules of the visit. */
  vouchersInParts?: boolean
}

/** Where a bringer's phone stands, as its ciphertext is tied to it. */
export const bringerPhonePlace = (visitId: string) => `visits.bringerPhone:${visitId}`

/**
 * Writes visits, lines and readings. A visit is changed only if it is still the one that was read.
 * @returns how many of all visits have an odometer that goes backwards (req. 4.2)
 * @throws Transient when another writer changed a visit meanwhile: the unit runs again
 */
export async function writeOrders(
  unit: Unit,
  keys: Keyring,
  source: ArchiveSource,
  planned: readonly PlannedVisit[],
): Promise<number> {
  const written = planned.filter((visit) => visit.change !== 'same' || visit.toldAgain === true)
  const suspect = await judgeReadings(unit, written)
  await insertRows(
    unit.sql,
    visits,
    written
      .filter((visit) => visit.change === 'new')
      .map((visit) => ({
        id: visit.id,
        groupId: unit.act.groupId,
        storeId: source.storeId,
        sourceId: source.sourceId,
        orderNumber: visit.order.orderNumber,
        orderReversed: reversedOrder(visit.order.orderNumber),
        ...visitColumns(keys, visit, suspect.has(visit.id)),
        createdAt: unit.now,
        updatedAt: unit.now,
      })),
  )
  for (const visit of written)
    if (visit.before) await correctVisit(unit, visit, visit.before, visitColumns(keys, visit, suspect.has(visit.id)))
  for (const visit of planned)
    if (visit.joinsLate && visit.memberId !== null) await tieToMember(unit, visit.id, visit.memberId)
  await writeLines(
    unit,
    written.filter((visit) => visit.change !== 'same'),
  )
  raiseChanged(unit, written)
  await writeReadings(unit, written, suspect)
  const untouched = planned.filter((visit) => visit.change === 'same' && visit.toldAgain !== true)
  return suspect.size + untouched.filter(({ before }) => before?.odometerSuspect).length
}

function visitColumns(keys: Keyring, visit: PlannedVisit, odometerSuspect: boolean) {
  const { order } = visit
  const { byPayerFen } = visitTotals(order.lines)
  const { bringerPhone } = order
  return {
    revision: visit.revision,
    state: order.state,
    vehicleId: visit.vehicleId,
    customerId: visit.customerId,
    memberId: visit.memberId,
    originalOrderNumber: order.originalOrderNumber ?? null,
    refund: visit.refund,
    vin: order.vin,
    plate: order.plate,
    bringerName: order.bringerName,
    bringerPhone: bringerPhone === null ? null : keys.encrypt(bringerPhone, bringerPhonePlace(visit.id)),
    workType: order.workType,
    advisorName: order.advisorName,
    settledBy: null,
    odometerKm: order.odometerKm,
    odometerSuspect,
    arrivedOn: order.arrivedOn,
    settledOn: order.settledOn,
    settledAt: visit.settledAt,
    customerFen: byPayerFen.customer,
    insurerFen: byPayerFen.insurer,
    manufacturerFen: byPayerFen.manufacturer,
    internalFen: byPayerFen.internal,
    contentHash: visit.hash,
  }
}

async function correctVisit(
  unit: Unit,
  visit: PlannedVisit,
  before: KnownVisit,
  columns: ReturnType<typeof visitColumns>,
): Promise<void> {
  const { revision, state } = before
  const change = { ...columns, updatedAt: unit.now }
  const changed = await updateRows(unit.sql, visits, change, { id: visit.id, revision, state })
  if (changed !== 1) throw new Transient('VISIT_CHANGED', null)
}

async function tieToMember(unit: Unit, visitId: string, memberId: string): Promise<void> {
  const tied = await updateRows(unit.sql, visits, { memberId }, { id: visitId, memberId: null, state: 'settled' })
  if (tied !== 1) throw new Transient('VISIT_CHANGED', null)
}

/** Says whose visits these are, and were. */
function raiseChanged(unit: Unit, planned: readonly PlannedVisit[]): void {
  const owners = planned.flatMap(({ customerId, before }) => [customerId, before?.customerId ?? null])
  for (const customerId of new Set(owners)) if (customerId !== null) unit.raise(visitsChanged({ customerId }))
}

async function writeLines(unit: Unit, planned: readonly PlannedVisit[]): Promise<void> {
  const { groupId } = unit.act
  const corrected = correctedOf(planned)
  if (corrected.length > 0) await deleteRows(unit.sql, visitLines, { visitId: corrected })
  await insertRows(
    unit.sql,
    visitLines,
    planned.flatMap(({ id, order }) =>
      order.lines.map(({ lineNo, itemCode, itemName, lineKind, quantityMilli, amountFen, payer }) => ({
        visitId: id,
        lineNo,
        groupId,
        itemCode,
        itemName,
        lineKind,
        quantityMilli,
        amountFen,
        payer,
      })),
    ),
  )
}

async function writeReadings(
  unit: Unit,
  planned: readonly PlannedVisit[],
  suspect: ReadonlySet<string>,
): Promise<void> {
  await dropReadings(unit, correctedOf(planned))
  await addReadings(
    unit,
    planned.flatMap(({ id, vehicleId, order: { odometerKm, settledOn } }) =>
      odometerKm === null
        ? []
        : [{ vehicleId, visitId: id, readOn: settledOn, km: odometerKm, suspect: suspect.has(id) }],
    ),
  )
}

function correctedOf(planned: readonly PlannedVisit[]): string[] {
  return planned.filter((visit) => visit.before !== null).map((visit) => visit.id)
}

/** The visits whose reading is lower than the one before it on the same car, those of this batch among themselves too. */
async function judgeReadings(unit: Unit, planned: readonly PlannedVisit[]): Promise<Set<string>> {
  const readings = await readingsOf(unit.sql, [...new Set(planned.map((visit) => visit.vehicleId))])
  const corrected = new Set(planned.map((visit) => visit.id))
  const running = new Map<string, Reading[]>()
  for (const [vehicleId, own] of readings)
    running.set(
      vehicleId,
      own.filter((reading) => reading.visitId === null || !corrected.has(reading.visitId)),
    )
  const suspect = new Set<string>()
  for (const { id, vehicleId, order } of planned) {
    if (order.odometerKm === null) continue
    const others = running.get(vehicleId) ?? []
    const reading = { visitId: id, readOn: order.settledOn, km: order.odometerKm }
    if (judgeOdometer(reading, others).kind === 'suspect') suspect.add(id)
    running.set(vehicleId, [...others, reading])
  }
  return suspect
}
