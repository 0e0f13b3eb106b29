import type { MergeRequest } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { MergingArchives } from '../../../platform/merging.ts'
import { tell } from '../../../platform/live/index.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { tiedToOneOf } from '../customers/index.ts'
import { customers } from '../customers/customers.tables.ts'
import { mergeCustomers, type MergedArchives } from './merge-customers.ts'
import { mergeRequestOf } from './merge-requests.queries.ts'
import { mergeRequests } from './merging.tables.ts'
import { openMatters } from './open-matters.queries.ts'
import { requirePair } from './pair.queries.ts'

type Wish = MergingArchives & { reason: string }
type AnswerOf<Answer> = (unit: Unit, merged: { mergeId: string | null; keptId: string }) => Promise<Answer>

/**
 * Merges two archives that share a phone, an ID number or a name; two that share nothing wait for a second person (req. 1.7).
 * @throws as `mergeCustomers`
 */
export async function askOrMerge<Answer>(
  app: App,
  caller: StaffCaller,
  wish: Wish,
  idempotency: Idempotency,
  answer: AnswerOf<Answer>,
): Promise<Answer> {
  if (await areAlike(app.db.read, wish)) return mergeCustomers(app, caller, wish, idempotency, answer)
  const { keptId, mergedId, reason } = wish
  return app.db.unit(staffAct(app, caller, 'customers.ask-merge', { reason, idempotency }), async (unit) => {
    await requirePair(unit.sql, app.groupId, caller, wish)
    const open = await openMatters(unit.sql, app, wish, unit.now)
    if (open.redemptions + open.adjustments + open.agreements > 0) throw new Refusal('MERGE_OPEN', { ...open })
    await insertRow(unit.sql, mergeRequests, {
      id: newId(),
      groupId: app.groupId,
      keptCustomerId: keptId,
      mergedCustomerId: mergedId,
      reason,
      state: 'pending',
      askedBy: caller.id,
      askedAt: unit.now,
      decidedBy: null,
      decidedAt: null,
      refusalReason: null,
    })
    await tell(unit, 'merges')
    return answer(unit, { mergeId: null, keptId })
  })
}

/**
 * A second person approves: the archives are merged. @throws NOT_FOUND, MERGE_OWN, MERGE_STATE and as `mergeCustomers`
 */
export async function approveMerge(
  app: App,
  caller: StaffCaller,
  mergeRequestId: string,
  idempotency: Idempotency,
): Promise<MergeRequest> {
  const {
    reason,
    keptCustomerId: keptId,
    mergedCustomerId: mergedId,
  } = await findRequest(app.db.read, app, caller, mergeRequestId)
  const told = (unit: Unit, _merged: MergedArchives) => mergeRequestOf(unit.sql, app.groupId, caller, mergeRequestId)
  return mergeCustomers(app, caller, { keptId, mergedId, reason }, idempotency, told, (unit) =>
    decide(unit, app, caller, mergeRequestId, { state: 'merged', refusalReason: null }),
  )
}

/** A second person refuses, with a reason. @throws NOT_FOUND, MERGE_OWN, MERGE_STATE */
export async function refuseMerge(
  app: App,
  caller: StaffCaller,
  { mergeRequestId, reason }: { mergeRequestId: string; reason: string },
  idempotency: Idempotency,
): Promise<MergeRequest> {
  return app.db.unit(staffAct(app, caller, 'customers.refuse-merge', { reason, idempotency }), async (unit) => {
    await decide(unit, app, caller, mergeRequestId, { state: 'refused', refusalReason: reason })
    return mergeRequestOf(unit.sql, app.groupId, caller, mergeRequestId)
  })
}

/** Whether two archives have a phone, an ID number or a name in common. */
export async function areAlike(sql: Sql, { keptId, mergedId }: MergingArchives): Promise<boolean> {
  const alike = await firstRow(
    sql,
    { id: customers.id },
    `SELECT k.id FROM customers k JOIN customers m ON m.id = ?
     WHERE k.id = ? AND (k.phoneHash = m.phoneHash OR k.idNumberHash = m.idNumberHash OR k.name = m.name)`,
    [mergedId, keptId],
  )
  return alike !== null
}

const requestShape = pick(mergeRequests, 'keptCustomerId', 'mergedCustomerId', 'reason', 'state', 'askedBy')

/** A request about archives of the caller's stores, also when they are aliases by now. @throws NOT_FOUND */
async function findRequest(sql: Sql, { groupId }: App, { storeIds }: StaffCaller, mergeRequestId: string) {
  const ofMyStores = (archive: string) =>
    tiedToOneOf(`COALESCE(${archive}.mergedIntoId, ${archive}.id)`, storeIds.length)
  const request =
    storeIds.length > 0 &&
    (await firstRow(
      sql,
      requestShape,
      `SELECT r.keptCustomerId, r.mergedCustomerId, r.reason, r.state, r.askedBy FROM merge_requests r
         JOIN customers k ON k.id = r.keptCustomerId JOIN customers m ON m.id = r.mergedCustomerId
       WHERE r.id = ? AND r.groupId = ? AND ${ofMyStores('k')} AND ${ofMyStores('m')}`,
      [mergeRequestId, groupId, ...storeIds, ...storeIds],
    ))
  if (!request) throw new Refusal('NOT_FOUND', { what: 'merge_request' })
  return request
}

/** Of two people who decide at the same moment one does; nobody decides on what they asked for themselves. */
async function decide(
  unit: Unit,
  app: App,
  caller: StaffCaller,
  mergeRequestId: string,
  { state, refusalReason }: { state: 'merged' | 'refused'; refusalReason: string | null },
): Promise<void> {
  const { askedBy } = await findRequest(unit.sql, app, caller, mergeRequestId)
  if (askedBy === caller.id) throw new Refusal('MERGE_OWN')
  const decided = await unit.sql.run(
    `UPDATE merge_requests SET state = ?, decidedBy = ?, decidedAt = ?, refusalReason = ? WHERE id = ? AND state = 'pending'`,
    [state, caller.id, unit.now, refusalReason, mergeRequestId],
  )
  if (decided !== 1) throw new Refusal('MERGE_STATE')
  await tell(unit, 'merges')
}
