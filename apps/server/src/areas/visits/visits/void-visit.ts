import { visitsChanged } from '@cheyou/contract'
import { businessDateOf, checkVoiding, type Balances } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { lockWithKept, postEntries, readBalances, shownBalances } from '../../club/points/index.ts'
import { giveBack, type GivenBack } from './give-back.ts'
import { giveBackAtDesk, hasRefunds, settleRefundsAtDesk } from './refunds-at-the-desk.ts'
import { givenByVisit, visitReversal } from './visit-reversal.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
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

const voidRowShape = pick(
  visits,
  'orderNumber',
  'plate',
  'storeId',
  'memberId',
  'revision',
  'settledOn',
  'settledBy',
  'sourceId',
  'refund',
  'originalOrderNumber',
)

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
  if (caller.storeIds.length === 0) throw new Refusal('NOT_FOUND')
  const visit = await firstRow(
    app.db.read,
    voidRowShape,
    `SELECT orderNumber, plate, storeId, memberId, revision, settledOn, settledBy, sourceId, refund, originalOrderNumber
     FROM visits
     WHERE id = ? AND groupId = ? AND storeId IN (${placeholders(caller.storeIds.length)})`,
    [visitId, app.groupId, ...caller.storeIds],
  )
  if (!visit || visit.memberId === null) throw new Refusal('NOT_FOUND')
  const { memberId, storeId } = visit
  const act = staffAct(app, caller, 'visits.void', { storeId, reason, idempotency })
  const { settledOn, settledBy } = visit
  return app.db.unit(act, (unit) => {
    unit.concerns(memberId)
    const sameDay = settledOn === businessDateOf(unit.now)
    accepted(checkVoiding({ role: caller.role, imported: settledBy === null, sameDay }))
    return takeBack(unit, { ...visit, visitId, memberId, reason })
  })
}

type VoidingVisit = Omit<RowOf<typeof voidRowShape>, 'memberId'> & { visitId: string; memberId: string; reason: string }

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

/** Of whose visit it was, or who was kept: what an alias gave back has been passed on by then. */
async function balancesAfter(unit: Unit, memberId: string): Promise<Balances> {
  await unit.handleRaised()
  const balances = (await readBalances(unit.sql, [memberId])).get(memberId)
  if (!balances) throw new Error('A member without a points account')
  return shownBalances(unit.sql, memberId, balances, businessDateOf(unit.now))
}
