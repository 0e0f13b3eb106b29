import { visitsChanged } from '@cheyou/contract'
import { businessDateOf, checkTakingBack, type Balances } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { lockWithKept, postEntries } from '../../club/points/index.ts'
import { balancesAfter } from './balances-after.ts'
import { giveBack, type GivenBack } from './give-back.ts'
import { giveBackAtDesk, hasRefunds, settleRefundsAtDesk } from './refunds-at-the-desk.ts'
import { storedVisit, type StoredVisit } from './stored-visit.queries.ts'
import { givenByVisit, visitReversal } from './visit-reversal.ts'
import { visits } from './visits.tables.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'

export interface VoidedVisit {
  visitId: string
  /** What was taken back on each track. */
  points: { qualifying: number; redeemable: number }
  balances: Balances
  /** What can be used again. */
  returned: Pick<GivenBack, 'vouchers' | 'benefits'>
}

/**
 * Takes a visit, its points and what was used on it back, with a reason (req. 2.6, 3.3).
 * @throws NOT_FOUND, VISIT_STATE, VOID_NEEDS_MANAGER, VISIT_IMPORTED
 */
export async function voidVisit(
  app: App,
  caller: StaffCaller,
  visitId: string,
  reason: string,
  idempotency: Idempotency,
): Promise<VoidedVisit> {
  const visit = await storedVisit(app.db.read, app.groupId, caller, visitId)
  if (visit.memberId === null) throw new Refusal('NOT_FOUND', { what: 'visit' })
  const { memberId, storeId } = visit
  const act = staffAct(app, caller, 'visits.void', { storeId, reason, idempotency })
  const { settledOn, settledBy } = visit
  return app.db.unit(act, (unit) => {
    unit.concerns(memberId)
    const sameDay = settledOn === businessDateOf(unit.now)
    accepted(checkTakingBack({ role: caller.role, imported: settledBy === null, sameDay }))
    return takeBack(unit, { ...visit, visitId, memberId, reason })
  })
}

type VoidingVisit = StoredVisit & { visitId: string; memberId: string; reason: string }

async function takeBack(unit: Unit, visit: VoidingVisit): Promise<VoidedVisit> {
  const { visitId, memberId, revision } = visit
  const { keptOf } = await lockWithKept(unit, [memberId])
  const voided = await updateRows(
    unit.sql,
    visits,
    { state: 'void', updatedAt: unit.now },
    { id: visitId, state: 'settled', revision },
  )
  if (voided !== 1) throw new Refusal('VISIT_STATE')
  // Whose it is now: two archives may have been merged since it was looked up.
  const { customerId } = (await findRow(unit.sql, visits, { id: visitId }, ['customerId']))!
  if (customerId !== null) unit.raise(visitsChanged({ customerId }))
  const refunds = visit.refund !== null || (await hasRefunds(unit, visit))
  const before = refunds ? await giveBackAtDesk(unit, visit, visit.reason) : NONE
  const { points, vouchers, benefits } = visit.refund === null ? await takeBackVisit(unit, visit) : NOTHING_USED
  const after = refunds ? await settleRefundsAtDesk(unit, visit, visit.originalOrderNumber) : NONE
  return {
    visitId,
    points: {
      qualifying: points.qualifying - before.qualifying - after.qualifying,
      redeemable: points.redeemable - before.redeemable - after.redeemable,
    },
    // Of whose visit it was, or who was kept: what an alias gave back has been passed on by then.
    balances: await balancesAfter(unit, keptOf.get(memberId) ?? memberId),
    returned: { vouchers, benefits },
  }
}

const NONE = { qualifying: 0, redeemable: 0 }
/** A refund uses nothing, and what it took has come back. */
const NOTHING_USED = { points: NONE, vouchers: [], benefits: [] }

async function takeBackVisit(unit: Unit, visit: VoidingVisit) {
  const { balances } = await lockWithKept(unit, [visit.memberId])
  const given = await givenByVisit(unit, visit)
  const reversal = given && visitReversal(given, { ...visit, at: unit.now })
  const { postings, vouchers, benefits } = await giveBack(unit, visit.visitId)
  await postEntries(unit, balances, [...(reversal ? [reversal.posting] : []), ...postings])
  return { points: reversal?.points ?? NONE, vouchers, benefits }
}
