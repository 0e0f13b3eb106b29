import { hash } from 'node:crypto'
import type { SettledVisit, VisitDraft, VisitPreview } from '@cheyou/contract'
import { visitTotals } from '@cheyou/domain'
import type { Unit } from '../../db/database.ts'
import { DuplicateKey } from '../../db/errors.ts'
import { newId } from '../../db/ids.ts'
import { Refusal } from '../../http/refusal.ts'
import type { Idempotency } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../auth/index.ts'
import { tieToStore } from '../customers/index.ts'
import { changeTiers, refreshCandidate, tierHistories, type TierChange } from '../membership/index.ts'
import { findDmsOf } from '../organisation/index.ts'
import { lockBalance, postEntries } from '../points/index.ts'
import { draftLines, readDeskVisit, visitPreview, type DeskVisit } from './desk-visit.ts'
import { visitEarning, type EarningVisit, type SettledLine, type VisitEarning } from './visit-earning.ts'

/** What settling would give, and why; changes nothing. */
export async function previewVisit(app: App, caller: StaffCaller, draft: VisitDraft): Promise<VisitPreview> {
  requireOwnStore(caller, draft.storeId)
  const now = app.clock.now()
  const desk = await readDeskVisit(app.db.read, app.groupId, draft, now)
  const lines = draftLines(draft)
  const visit = earningVisit(desk, draft, lines, { visitId: newId(), now })
  return visitPreview(desk, lines, visitEarning(visit, desk.member, desk.rules))
}

/**
 * Settles a visit at the desk (req. 2.2): the visit, its lines, its points and what they lift, in one unit.
 * @throws NOT_FOUND, PRESENCE_EXPIRED, ORDER_NUMBER_TAKEN
 */
export async function settleVisit(
  app: App,
  caller: StaffCaller,
  draft: VisitDraft,
  idempotency: Idempotency,
): Promise<SettledVisit> {
  requireOwnStore(caller, draft.storeId)
  const act = {
    groupId: app.groupId,
    storeId: draft.storeId,
    actorKind: 'staff' as const,
    actorId: caller.id,
    action: 'visits.settle',
    idempotency,
  }
  let attempts = 0
  try {
    return await app.db.unit(act, async (unit) => settle(unit, draft, await deskVisit(unit, draft, ++attempts)))
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'visits') throw new Refusal('ORDER_NUMBER_TAKEN')
    throw error
  }
}

/** Read without a lock; when another writer came in between, the next attempt reads under the lock, so that nobody starves. */
async function deskVisit(unit: Unit, draft: VisitDraft, attempt: number): Promise<DeskVisit> {
  const read = () => readDeskVisit(unit.sql, unit.act.groupId, draft, unit.now)
  const desk = await read()
  if (attempt === 1) return desk
  await lockBalance(unit, desk.member.memberId)
  return read()
}

async function settle(unit: Unit, draft: VisitDraft, desk: DeskVisit): Promise<SettledVisit> {
  const lines = draftLines(draft)
  const visit = earningVisit(desk, draft, lines, { visitId: newId(), now: unit.now })
  const earning = visitEarning(visit, desk.member, desk.rules)
  await writeVisit(unit, desk, draft, visit)
  if (!desk.payerTied) await tieToStore(unit, draft.storeId, [desk.customerId])
  await postEntries(unit, new Map([[desk.member.memberId, desk.member.balances]]), [earning.posting])
  if (earning.tierChange) await changeTiers(unit, [await notBeforeLast(unit, earning.tierChange)])
  if (mayInvite(desk, lines, earning)) await refreshCandidate(unit, desk.member.memberId, desk.rules)
  return {
    ...visitPreview(desk, lines, earning),
    visitId: visit.visitId,
    orderNumber: visit.orderNumber,
    settledAt: unit.now.toISOString(),
  }
}

/** A change of tier does not take effect before the one it follows; looked up only here, for few visits lift a tier. */
async function notBeforeLast(unit: Unit, change: TierChange): Promise<TierChange> {
  const history = (await tierHistories(unit.sql, [change.memberId])).get(change.memberId)
  const since = history?.at(-1)?.effectiveOn ?? change.effectiveOn
  return since > change.effectiveOn ? { ...change, effectiveOn: since } : change
}

/** Whether this visit may change who waits for an upgrade by staff (req. 1.5): most do not, and need not be judged. */
function mayInvite({ rules }: DeskVisit, lines: readonly SettledLine[], earning: VisitEarning): boolean {
  const { ways } = rules.upgrade
  if (ways.repair.enabled && visitTotals(lines).byPayerFen.customer >= ways.repair.amountFen) return true
  return earning.tierChange !== null || earning.invitedTo !== null
}

function earningVisit(
  desk: DeskVisit,
  draft: VisitDraft,
  lines: readonly SettledLine[],
  { visitId, now }: { visitId: string; now: Date },
): EarningVisit {
  return {
    visitId,
    revision: 1,
    orderNumber: draft.orderNumber ?? `CY${desk.settledOn.replaceAll('-', '')}-${visitId.slice(-6)}`,
    plate: desk.vehicle.plate,
    workType: draft.workType,
    workTypeName: desk.workTypeName,
    settledOn: desk.settledOn,
    settledAt: now,
    lines,
  }
}

async function writeVisit(unit: Unit, desk: DeskVisit, draft: VisitDraft, visit: EarningVisit): Promise<void> {
  const { groupId } = unit.act
  const { byPayerFen } = visitTotals(visit.lines)
  await unit.sql.insert('visits', [
    {
      id: visit.visitId,
      groupId,
      storeId: draft.storeId,
      sourceId: await sourceOf(unit, desk, draft),
      orderNumber: visit.orderNumber,
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
    },
  ])
  await unit.sql.insert(
    'visit_lines',
    visit.lines.map((line) => ({ visitId: visit.visitId, groupId, itemCode: null, quantityMilli: 1000, ...line })),
  )
  if (draft.odometerKm === undefined) return
  await unit.sql.insert('odometer_readings', [
    {
      id: newId(),
      groupId,
      vehicleId: desk.vehicle.id,
      visitId: visit.visitId,
      readOn: visit.settledOn,
      km: draft.odometerKm,
      suspect: desk.odometerSuspect !== null,
    },
  ])
}

/** An order number of the DMS belongs to the DMS, so that its later import corrects this visit instead of doubling it. */
async function sourceOf(unit: Unit, desk: DeskVisit, draft: VisitDraft): Promise<string> {
  if (draft.orderNumber === undefined) return desk.deskSourceId
  const dms = await findDmsOf(unit.sql, draft.storeId)
  return dms?.id ?? desk.deskSourceId
}
