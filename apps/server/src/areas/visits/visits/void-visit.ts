import { applyEntries, type Balances } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { lockBalance, postEntries } from '../../club/points/index.ts'
import { giveBack, type GivenBack } from './give-back.ts'
import { givenByVisit, visitReversal } from './visit-reversal.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { visits } from './visits.tables.ts'

export interface VoidedVisit {
  visitId: string
  /** What was taken back on each track. */
  points: { qualifying: number; redeemable: number }
  balances: Balances
  /** What can be used again. */
  returned: Pick<GivenBack, 'vouchers' | 'benefits'>
}

const voidRowShape = pick(visits, 'orderNumber', 'plate', 'storeId', 'memberId', 'revision')

/** Takes a visit, its points and what was used on it back, with a reason (req. 2.6, 3.3). @throws NOT_FOUND, VISIT_STATE */
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
  return app.db.unit(act, (unit) =>
    takeBack(unit, { visitId, memberId, orderNumber, plate, revision: visit.revision, reason }),
  )
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
  const balances = await lockBalance(unit, memberId)
  const voided = await unit.sql.run(
    "UPDATE visits SET state = 'void', updatedAt = ? WHERE id = ? AND state = 'settled' AND revision = ?",
    [unit.now, visitId, revision],
  )
  if (voided !== 1) throw new Refusal('VISIT_STATE')
  const given = await givenByVisit(unit, visit)
  const reversal = given && visitReversal(given, { ...visit, at: unit.now })
  const left = reversal ? applyEntries(balances, reversal.posting.entries) : balances
  const { postings, vouchers, benefits, balances: after } = await giveBack(unit, { visitId, memberId, balances: left })
  await postEntries(unit, new Map([[memberId, balances]]), [...(reversal ? [reversal.posting] : []), ...postings])
  const points = reversal?.points ?? { qualifying: 0, redeemable: 0 }
  return { visitId, points, balances: after, returned: { vouchers, benefits } }
}
