import { hash } from 'node:crypto'
import type { VisitDraft } from '@cheyou/contract'
import { reversedOrder, visitTotals } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { readingRows } from '../../people/customers/index.ts'
import { findDmsOf } from '../../people/organisation/index.ts'
import type { DeskVisit } from './desk-visit.ts'
import type { EarningVisit } from './visit-posting.ts'
import { rowsFor } from '../../../platform/db/table-rows.ts'
import { visits, visitLines, visitDiscounts } from './visits.tables.ts'

/** Writes a visit settled at the desk: its lines as they are charged, what came off them, its reading. @returns to which source it belongs */
export async function writeVisit(unit: Unit, desk: DeskVisit, draft: VisitDraft, visit: EarningVisit): Promise<string> {
  const { groupId } = unit.act
  const { visitId, revision, settledOn: readOn, lines, discounts = [] } = visit
  const sourceId = await sourceOf(unit, desk, draft)
  const suspect = desk.odometerSuspect !== null
  const readings =
    draft.odometerKm === undefined
      ? []
      : [{ vehicleId: desk.vehicle.id, visitId, readOn, km: draft.odometerKm, suspect }]
  await unit.sql.insertAll([
    rowsFor(visits, [visitRow(unit, desk, draft, visit, sourceId)]),
    rowsFor(
      visitLines,
      lines.map((line) => ({ visitId, groupId, itemCode: null, quantityMilli: 1000, ...line })),
    ),
    rowsFor(
      visitDiscounts,
      discounts.map((taken, position) => ({ visitId, position, groupId, revision, ...taken, undoneAt: null })),
    ),
    readingRows(unit, readings),
  ])
  return sourceId
}

function visitRow({ act, now }: Unit, desk: DeskVisit, draft: VisitDraft, visit: EarningVisit, sourceId: string) {
  const { byPayerFen } = visitTotals(visit.lines)
  return {
    id: visit.visitId,
    groupId: act.groupId,
    storeId: draft.storeId,
    sourceId,
    orderNumber: visit.orderNumber,
    orderReversed: reversedOrder(visit.orderNumber),
    originalOrderNumber: null,
    refund: null,
    revision: visit.revision,
    state: 'settled' as const,
    vehicleId: desk.vehicle.id,
    customerId: desk.customerId,
    memberId: desk.member.memberId,
    vin: desk.vehicle.vin,
    plate: desk.vehicle.plate,
    bringerName: null,
    bringerPhone: null,
    workType: visit.workType,
    advisorName: null,
    settledBy: act.actorId,
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
    createdAt: now,
    updatedAt: now,
  }
}

/** An order number of the DMS belongs to the DMS, so that its later import corrects this visit instead of doubling it. */
async function sourceOf(unit: Unit, desk: DeskVisit, draft: VisitDraft): Promise<string> {
  if (draft.orderNumber === undefined) return desk.deskSourceId
  const dms = await findDmsOf(unit.sql, draft.storeId)
  return dms?.id ?? desk.deskSourceId
}
