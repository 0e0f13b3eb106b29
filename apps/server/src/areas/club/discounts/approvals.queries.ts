import type { DiscountApproval, EndpointInput, EndpointOutput, listDiscountApprovals } from '@cheyou/contract'
import type { DiscountApprovalState } from '@cheyou/contract/codes'
import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import { placeholders, type Sql, type SqlReader } from '../../../platform/db/sql.ts'
import { allOf, type Condition } from '../../../platform/db/where.ts'
import { cursorAfter, cutPage, PAGE_SIZE, readCursor, textKey } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import type { App } from '../../../wiring.ts'
import { count, nullable } from '../../../platform/db/columns.ts'
import { firstRow, rows, soleRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { discountApprovals } from './discounts.tables.ts'
import { stores } from '../../people/organisation/organisation.tables.ts'
import { customers, vehicles } from '../../people/customers/customers.tables.ts'
import { staff } from '../../people/auth/auth.tables.ts'
import { visits } from '../../visits/visits/visits.tables.ts'

const rowShape = {
  ...pick(
    discountApprovals,
    'id',
    'storeId',
    'memberId',
    'vehicleId',
    'askedOn',
    'amountFen',
    'billFen',
    'reason',
    'state',
    'askedAt',
    'decidedAt',
    'refusalReason',
  ),
  storeName: stores.name,
  memberName: customers.name,
  plate: vehicles.plate,
  askedById: discountApprovals.askedBy,
  askedBy: staff.name,
  decidedBy: nullable(staff.name),
  orderNumber: nullable(visits.orderNumber),
}
type Row = RowOf<typeof rowShape>

const select = `SELECT p.id, p.storeId, s.name AS storeName, p.memberId, c.name AS memberName, p.vehicleId, v.plate,
    p.askedOn, p.amountFen, p.billFen, p.reason, p.state, p.askedBy AS askedById, a.name AS askedBy, p.askedAt,
    d.name AS decidedBy, p.decidedAt, p.refusalReason, o.orderNumber
  FROM discount_approvals p JOIN stores s ON s.id = p.storeId JOIN members m ON m.id = p.memberId
    JOIN customers c ON c.id = m.customerId JOIN vehicles v ON v.id = p.vehicleId JOIN staff a ON a.id = p.askedBy
    LEFT JOIN staff d ON d.id = p.decidedBy LEFT JOIN visits o ON o.id = p.visitId`

/** Discounts asked for at the caller's stores, newest first (req. 3.5). */
export async function discountApprovalsOf(
  app: App,
  caller: StaffCaller,
  { state, from: first, to: last, cursor, limit = PAGE_SIZE }: EndpointInput<typeof listDiscountApprovals>['query'],
): Promise<EndpointOutput<typeof listDiscountApprovals>> {
  const { storeIds } = caller
  if (storeIds.length === 0) return { rows: [], nextCursor: null, count: 0, pending: 0 }
  const today = businessDateOf(app.clock.now())
  const own: readonly Condition[] = [
    ['p.groupId = ?', app.groupId],
    [`p.storeId IN (${placeholders(storeIds.length)})`, ...storeIds],
  ]
  const asked: readonly Condition[] = [
    ...own,
    state ? inState(state, today) : null,
    first === undefined ? null : ['p.askedOn >= ?', first],
    last === undefined ? null : ['p.askedOn <= ?', last],
  ]
  const { where, params } = allOf([
    ...asked,
    cursor === undefined ? null : ['p.id < ?', ...readCursor(cursor, [textKey])],
  ])
  const found = await rows(app.db.read, rowShape, `${select} WHERE ${where} ORDER BY p.id DESC LIMIT ?`, [
    ...params,
    limit + 1,
  ])
  const page = cutPage(found, limit)
  return {
    rows: page.rows.map((row) => approvalAnswer(row, caller, today)),
    nextCursor: page.last ? cursorAfter([page.last.id]) : null,
    count: await counted(app.db.read, asked),
    pending: await counted(app.db.read, [...own, inState('pending', today)]),
  }
}

/** What nobody decided on or used by the end of its day has expired, without a word in its row. */
function inState(state: DiscountApprovalState, today: BusinessDate): Condition {
  if (state === 'expired') return ["p.state IN ('pending', 'approved') AND p.askedOn < ?", today]
  if (state === 'pending' || state === 'approved') return ['p.state = ? AND p.askedOn = ?', state, today]
  return ['p.state = ?', state]
}

async function counted(sql: SqlReader, conditions: readonly Condition[]): Promise<number> {
  const { where, params } = allOf(conditions)
  const statement = `SELECT COUNT(*) AS n FROM discount_approvals p WHERE ${where}`
  return (await soleRow(sql, { n: count() }, statement, params)).n
}

/** What was asked for a car at a store today, newest first. */
export async function carApprovals(
  app: App,
  caller: StaffCaller,
  { storeId, memberId, vehicleId }: { storeId: string; memberId: string; vehicleId: string },
): Promise<{ rows: DiscountApproval[] }> {
  const today = businessDateOf(app.clock.now())
  const found = await rows(
    app.db.read,
    rowShape,
    `${select} WHERE p.vehicleId = ? AND p.askedOn = ? AND p.storeId = ? AND p.memberId = ? AND p.groupId = ?
     ORDER BY p.id DESC LIMIT ?`,
    [vehicleId, today, storeId, memberId, app.groupId, PAGE_SIZE],
  )
  return { rows: found.map((row) => approvalAnswer(row, caller, today)) }
}

/** One of them as the caller sees it. @throws NOT_FOUND */
export async function discountApprovalOf(
  sql: Sql,
  caller: StaffCaller,
  id: string,
  { groupId, now }: { groupId: string; now: Date },
): Promise<DiscountApproval> {
  const row = await firstRow(sql, rowShape, `${select} WHERE p.groupId = ? AND p.id = ?`, [groupId, id])
  if (!row || !caller.storeIds.includes(row.storeId)) throw new Refusal('NOT_FOUND')
  return approvalAnswer(row, caller, businessDateOf(now))
}

/** Who may decide on what another asked for. */
const deciders: readonly string[] = ['manager', 'group_admin']

function approvalAnswer({ id, askedById, ...row }: Row, caller: StaffCaller, today: BusinessDate): DiscountApproval {
  const passed = row.askedOn < today && (row.state === 'pending' || row.state === 'approved')
  const state = passed ? 'expired' : row.state
  const mayDecide = state === 'pending' && askedById !== caller.id && deciders.includes(caller.role)
  return {
    ...row,
    approvalId: id,
    amountFen: row.amountFen,
    billFen: row.billFen,
    state,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    can: mayDecide ? ['approve', 'refuse'] : [],
  }
}
