import type { Adjustment, EndpointInput, EndpointOutput, listAdjustments } from '@cheyou/contract'
import { addDays, startOfBusinessDay } from '@cheyou/domain'
import { boundedCount, type BoundedCount } from '../../../platform/db/bounded-count.ts'
import { readBy, thenJoin, type Sql, type SqlReader } from '../../../platform/db/sql.ts'
import { allOf, type Condition } from '../../../platform/db/where.ts'
import { cursorAfter, cutPage, PAGE_SIZE, readCursor, textKey } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { isTiedToOneOf } from '../../people/customers/index.ts'
import type { App } from '../../../wiring.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { pointAdjustments } from '../points/points.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'
import { members } from './membership.tables.ts'
import { staff } from '../../people/auth/auth.tables.ts'

const rowShape = {
  ...pick(
    pointAdjustments,
    'id',
    'memberId',
    'qualifying',
    'redeemable',
    'reason',
    'state',
    'proposedAt',
    'decidedAt',
    'refusalReason',
  ),
  memberName: customers.name,
  cardNumber: members.cardNumber,
  proposedById: pointAdjustments.proposedBy,
  proposedBy: staff.name,
  decidedBy: nullable(staff.name),
}
type Row = RowOf<typeof rowShape>

/** The adjustments first: they come in the order of their index. */
const joined = (then: string, by = '') => `FROM point_adjustments p ${by} ${then} members m ON m.id = p.memberId`
const named = (then: string, by = '') => `${joined(then, by)} ${then} customers c ON c.id = m.customerId`

/** Asked of each row: a small table in the join would be read first, and all adjustments sorted. */
const nameOf = (staffId: string) => `(SELECT s.name FROM staff s WHERE s.id = ${staffId})`

const columns = `p.id, p.memberId, c.name AS memberName, m.cardNumber, p.qualifying, p.redeemable, p.reason, p.state,
  p.proposedBy AS proposedById, ${nameOf('p.proposedBy')} AS proposedBy, p.proposedAt, ${nameOf('p.decidedBy')} AS decidedBy, p.decidedAt, p.refusalReason`

/** Who may decide on what another proposed. */
const deciders: readonly string[] = ['manager', 'group_admin']

/** Manual adjustments of members of the caller's stores, newest first (req. 2.7). */
export async function adjustmentsOf(
  app: App,
  caller: StaffCaller,
  query: EndpointInput<typeof listAdjustments>['query'],
): Promise<EndpointOutput<typeof listAdjustments>> {
  if (caller.storeIds.length === 0) return { rows: [], nextCursor: null, count: 0, countCapped: false, pending: 0 }
  const { state, from: first, to: last, cursor, limit = PAGE_SIZE } = query
  const own: readonly Condition[] = [
    ['p.groupId = ?', app.groupId],
    [isTiedToOneOf('m.customerId', caller.storeIds.length), ...caller.storeIds],
  ]
  const asked: readonly Condition[] = [
    ...own,
    state ? ['p.state = ?', state] : null,
    first === undefined ? null : ['p.proposedAt >= ?', startOfBusinessDay(first)],
    last === undefined ? null : ['p.proposedAt < ?', startOfBusinessDay(addDays(last, 1))],
  ]
  const { where, params } = allOf([
    ...asked,
    cursor === undefined ? null : ['p.id < ?', ...readCursor(cursor, [textKey])],
  ])
  const { dialect } = app.db
  const by = readBy(dialect, `ix_point_adjustments_${state ? 'state' : 'newest'}`)
  const found = await rows(
    app.db.read,
    rowShape,
    `SELECT ${columns} ${named(thenJoin(dialect), by)} WHERE ${where} ORDER BY p.id DESC LIMIT ?`,
    [...params, limit + 1],
  )
  const page = cutPage(found, limit)
  return {
    rows: page.rows.map((row) => adjustmentAnswer(row, caller)),
    nextCursor: page.last ? cursorAfter([page.last.id]) : null,
    ...(await counted(app.db.read, asked)),
    pending: (await counted(app.db.read, [...own, ['p.state = ?', 'pending']])).count,
  }
}

function counted(sql: SqlReader, conditions: readonly Condition[]): Promise<BoundedCount> {
  const { where, params } = allOf(conditions)
  return boundedCount(sql, `${joined(thenJoin(sql.dialect))} WHERE ${where}`, params)
}

/** One adjustment as the caller sees it. @throws NOT_FOUND */
export async function adjustmentOf(
  sql: Sql,
  groupId: string,
  caller: StaffCaller,
  adjustmentId: string,
): Promise<Adjustment> {
  const row = await firstRow(sql, rowShape, `SELECT ${columns} ${named('JOIN')} WHERE p.groupId = ? AND p.id = ?`, [
    groupId,
    adjustmentId,
  ])
  if (!row) throw new Refusal('NOT_FOUND')
  return adjustmentAnswer(row, caller)
}

function adjustmentAnswer(row: Row, caller: StaffCaller): Adjustment {
  const { id, proposedById, qualifying, redeemable, proposedAt, decidedAt, ...rest } = row
  const mayDecide = row.state === 'pending' && proposedById !== caller.id && deciders.includes(caller.role)
  return {
    ...rest,
    adjustmentId: id,
    qualifying,
    redeemable,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    can: mayDecide ? ['approve', 'refuse'] : [],
  }
}
