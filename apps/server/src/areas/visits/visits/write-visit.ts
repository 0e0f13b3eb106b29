import { hash } from 'node:crypto'
import type { VisitDraft } from '@cheyou/contract'
import { reversedOrder, visitTotals } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { addReadings } from '../../people/customers/index.ts'
import { findDmsOf } from '../../people/organisation/index.ts'
import type { DeskVisit } from './desk-visit.ts'
import type { EarningVisit } from './visit-posting.ts'
import { insertRow, insertRows } from '../../../platform/db/table-rows.ts'
import { visits, visitLines, visitDiscounts } from './visits.tables.ts'

/** Writes a visit settled at the desk: its lines as they are charged, what came off them, its reading. @returns to which source it belongs */
export async function writeVisit(unit: Unit, desk: DeskVisit, draft: VisitDraft, visit: EarningVisit): Promise<string> {
  const { groupId } = unit.act
  const sourceId = await sourceOf(unit, desk, draft)
  const { byPayerFen } = visitTotals(visit.lines)
  await insertRow(unit.sql, visits, {
    id: visit.visitId,
    groupId,
    storeId: draft.storeId,
    sourceId,
    orderNumber: visit.orderNumber,
    orderReversed: reversedOrder(visit.orderNumber),
    originalOrderNumber: null,
    refund: null,
    revision: visit.revision,
    state: 'settled',
    vehicleId: desk.vehicle.id,
    customerId: desk.customerId,
    memberId: desk.member.memberId,
    vin: desk.vehicle.vin,
    plate: desk.vehicle.plate,
    bringerName: null,
    bringerPhone: null,
    workType: visit.workType,
    advisorName: null,
    settledBy: unit.act.actorId,
    odometerKm: draft.odometerKm ?? null,
    odometerSuspect: desk.odometerSuspect !== null,
    arrivedOn: visit.settledOn,
    settledOn: visit.settledOn,
    settledAt: visit.settledAt,
    customerFen: byPayerFen.customer,
    insurerFen: byPayerFen.insurer,
    manufacturerFen: byPayerFen.manufacturer,
    internalFen: byPayerFen.internal,
    contentHash: hash('sha256', JSON.stringify(draft)),
    createdAt: unit.now,
    updatedAt: unit.now,
  })
  await insertRows(
    unit.sql,
    visitLines,
    visit.lines.map((line) => ({ visitId: visit.visitId, groupId, itemCode: null, quantityMilli: 1000, ...line })),
  )
  await writeDiscounts(unit, visit)
  if (draft.odometerKm === undefined) return sourceId
  const { visitId, settledOn: readOn } = visit
  const suspect = desk.odometerSuspect !== null
  await addReadings(unit, [{ vehicleId: desk.vehicle.id, visitId, readOn, km: draft.odometerKm, suspect }])
  return sourceId
}

async function writeDiscounts(unit: Unit, { visitId, revision, discounts = [] }: EarningVisit): Promise<void> {
  const { groupId } = unit.act
  const rows = discounts.map((taken, position) => ({ visitId, position, groupId, revision, ...taken, undoneAt: null }))
  await insertRows(unit.sql, visitDiscounts, rows)
}

/** An order number of the DMS belongs to the DMS, so that its later import corrects this visit instead of doubling it. */
async function sourceOf(unit: Unit, desk: DeskVisit, draft: VisitDraft): Promise<string> {
  if (draft.orderNumber === undefined) return desk.deskSourceId
  const dms = await findDmsOf(unit.sql, draft.storeId)
  return dms?.id ?? desk.deskSourceId
}
