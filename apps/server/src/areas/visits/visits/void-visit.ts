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
import { givenByVisit, visitReversal } from './visit-reversal.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
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

const voidRowShape = pick(visits, 'orderNumber', 'plate', 'storeId', 'memberId', 'revision', 'settledOn', 'settledBy')

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
    `SELECT orderNumber, plate, storeId, memberId, revision, settledOn, settledBy FROM visits
     WHERE id = ? AND groupId = ? AND storeId IN (${placeholders(caller.storeIds.length)})`,
    [visitId, app.groupId, ...caller.storeIds],
  )
  if (!visit || visit.memberId === null) throw new Refusal('NOT_FOUND')
  const { memberId, orderNumber, plate, storeId } = visit
  const act = staffAct(app, caller, 'visits.void', { storeId, reason, idempotency })
  const { settledOn, settledBy, revision } = visit
  return app.db.unit(act, (unit) => {
    unit.concerns(memberId)
    const sameDay = settledOn === businessDateOf(unit.now)
    accepted(checkVoiding({ role: caller.role, imported: settledBy === null, sameDay }))
    return takeBack(unit, { visitId, memberId, orderNumber, plate, revision, reason })
  })
}

interface VoidingVisit {
  visitId: string
  memberId: string
  orderNumber: string
  plate: string | null
  revision: number
  reason: string
}

async function takeBack(unit: Unit, visit: VoidingVisit): Promise<VoidedVisit> {
  const { visitId, memberId, revision } = visit
  const { balances, keptOf } = await lockWithKept(unit, [memberId])
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
  const given = await givenByVisit(unit, visit)
  const reversal = given && visitReversal(given, { ...visit, at: unit.now })
  const { postings, vouchers, benefits } = await giveBack(unit, visitId)
  await postEntries(unit, balances, [...(reversal ? [reversal.posting] : []), ...postings])
  const points = reversal?.points ?? { qualifying: 0, redeemable: 0 }
  return {
    visitId,
    points,
    balances: await balancesAfter(unit, keptOf.get(memberId) ?? memberId),
    returned: { vouchers, benefits },
  }
}

/** Of whose visit it was, or who was kept: what an alias gave back has been passed on by then. */
async function balancesAfter(unit: Unit, memberId: string): Promise<Balances> {
  await unit.handleRaised()
  const balances = (await readBalances(unit.sql, [memberId])).get(memberId)
  if (!balances) throw new Error('A member without a points account')
  return shownBalances(unit.sql, memberId, balances, businessDateOf(unit.now))
}
