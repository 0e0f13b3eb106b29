import { applyEntries, type Balances } from '@cheyou/domain'
import { integer, placeholders } from '../../db/sql.ts'
import { Refusal } from '../../http/refusal.ts'
import type { Idempotency } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { refreshOpenCandidate } from '../membership/index.ts'
import { lockBalance, postEntries } from '../points/index.ts'
import { givenByVisit, visitReversal } from './visit-reversal.ts'

export interface VoidedVisit {
  visitId: string
  /** What was taken back on each track. */
  points: { qualifying: number; redeemable: number }
  balances: Balances
}

interface VoidRow {
  orderNumber: string
  plate: string | null
  storeId: string
  memberId: string | null
  revision: unknown
}

/** Takes a visit and its points back, with a reason (req. 2.6). @throws NOT_FOUND, VISIT_STATE */
export async function voidVisit(
  app: App,
  caller: StaffCaller,
  visitId: string,
  reason: string,
  idempotency: Idempotency,
): Promise<VoidedVisit> {
  if (caller.storeIds.length === 0) throw new Refusal('NOT_FOUND')
  const visit = await app.db.read.one<VoidRow>(
    `SELECT orderNumber, plate, storeId, memberId, revision FROM visits
     WHERE id = ? AND groupId = ? AND storeId IN (${placeholders(caller.storeIds.length)})`,
    [visitId, app.groupId, ...caller.storeIds],
  )
  if (!visit || visit.memberId === null) throw new Refusal('NOT_FOUND')
  const { memberId, orderNumber, plate, storeId } = visit
  const act = {
    groupId: app.groupId,
    storeId,
    actorKind: 'staff' as const,
    actorId: caller.id,
    action: 'visits.void',
    reason,
    idempotency,
  }
  return app.db.unit(act, async (unit) => {
    const balances = await lockBalance(unit, memberId)
    const voided = await unit.sql.run(
      "UPDATE visits SET state = 'void', updatedAt = ? WHERE id = ? AND state = 'settled' AND revision = ?",
      [unit.now, visitId, integer(visit.revision)],
    )
    if (voided !== 1) throw new Refusal('VISIT_STATE')
    const given = await givenByVisit(unit, { visitId, memberId, revision: integer(visit.revision) })
    if (!given) return { visitId, points: { qualifying: 0, redeemable: 0 }, balances }
    const { posting, points } = visitReversal(given, { visitId, orderNumber, plate, at: unit.now, reason })
    await postEntries(unit, new Map([[memberId, balances]]), [posting])
    await refreshOpenCandidate(unit, memberId)
    return { visitId, points, balances: applyEntries(balances, posting.entries) }
  })
}
