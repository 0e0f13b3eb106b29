import type { EndpointInput, EndpointOutput, listMergeRequests, MergeRequest } from '@cheyou/contract'
import { boundedCount } from '../../../platform/db/bounded-count.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { allOf, duringDays, type Condition } from '../../../platform/db/where.ts'
import { cursorAfter, cutPage, PAGE_SIZE, readCursor, textKey } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { staff } from '../auth/auth.tables.ts'
import { tiedToOneOf } from '../customers/index.ts'
import { customers } from '../customers/customers.tables.ts'
import { mergeRequests } from './merging.tables.ts'

const rowShape = {
  ...pick(mergeRequests, 'id', 'reason', 'state', 'askedAt', 'decidedAt', 'refusalReason'),
  keptId: mergeRequests.keptCustomerId,
  keptName: customers.name,
  mergedId: mergeRequests.mergedCustomerId,
  mergedName: customers.name,
  askedById: mergeRequests.askedBy,
  askedBy: staff.name,
  decidedBy: nullable(staff.name),
}
type Row = RowOf<typeof rowShape>

const select = `SELECT r.id, r.reason, r.state, r.askedAt, r.decidedAt, r.refusalReason, r.keptCustomerId AS keptId,
    k.name AS keptName, r.mergedCustomerId AS mergedId, m.name AS mergedName, r.askedBy AS askedById, s.name AS askedBy,
    d.name AS decidedBy
  FROM merge_requests r JOIN customers k ON k.id = r.keptCustomerId JOIN customers m ON m.id = r.mergedCustomerId
    JOIN staff s ON s.id = r.askedBy LEFT JOIN staff d ON d.id = r.decidedBy`

/** Merges that wait for a second person, and what became of those before, at the caller's stores, newest first (req. 1.7). */
export async function mergeRequestsOf(
  app: App,
  caller: StaffCaller,
  { state, from, to, cursor, limit = PAGE_SIZE }: EndpointInput<typeof listMergeRequests>['query'],
): Promise<EndpointOutput<typeof listMergeRequests>> {
  if (caller.storeIds.length === 0) return { rows: [], nextCursor: null, count: 0, countCapped: false }
  const asked: readonly Condition[] = [
    ['r.groupId = ?', app.groupId],
    [tiedToOneOf('r.keptCustomerId', caller.storeIds.length), ...caller.storeIds],
    state === undefined ? null : ['r.state = ?', state],
    ...duringDays('r.askedAt', from, to),
  ]
  const { where, params } = allOf([
    ...asked,
    cursor === undefined ? null : ['r.id < ?', ...readCursor(cursor, [textKey])],
  ])
  const found = await rows(app.db.read, rowShape, `${select} WHERE ${where} ORDER BY r.id DESC LIMIT ?`, [
    ...params,
    limit + 1,
  ])
  const page = cutPage(found, limit)
  const all = allOf(asked)
  return {
    rows: page.rows.map((row) => shown(row, caller)),
    nextCursor: page.last && cursorAfter([page.last.id]),
    ...(await boundedCount(app.db.read, `FROM merge_requests r WHERE ${all.where}`, all.params)),
  }
}

/** One of them as the caller sees it. @throws NOT_FOUND */
export async function mergeRequestOf(
  sql: Sql,
  groupId: string,
  caller: StaffCaller,
  mergeRequestId: string,
): Promise<MergeRequest> {
  const row = await firstRow(sql, rowShape, `${select} WHERE r.groupId = ? AND r.id = ?`, [groupId, mergeRequestId])
  if (!row) throw new Refusal('NOT_FOUND', { what: 'merge_request' })
  return shown(row, caller)
}

function shown({ id, askedById, askedAt, decidedAt, ...row }: Row, caller: StaffCaller): MergeRequest {
  return {
    ...row,
    mergeRequestId: id,
    askedAt: askedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    can: row.state === 'pending' && askedById !== caller.id ? ['approve', 'refuse'] : [],
  }
}
