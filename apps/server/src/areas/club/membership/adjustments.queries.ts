import type { Adjustment, EndpointInput, EndpointOutput, listAdjustments } from '@cheyou/contract'
import { type Sql, type SqlValue } from '../../../platform/db/sql.ts'
import { cursorAfter, cutPage, PAGE_SIZE, readCursor } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'
import type { App } from '../../../wiring.ts'
import { count, nullable } from '../../../platform/db/columns.ts'
import { firstRow, rows, soleRow } from '../../../platform/db/rows.ts'
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

const from = `FROM point_adjustments p JOIN members m ON m.id = p.memberId JOIN customers c ON c.id = m.customerId
  JOIN staff s ON s.id = p.proposedBy LEFT JOIN staff d ON d.id = p.decidedBy`

const columns = `p.id, p.memberId, c.name AS memberName, m.cardNumber, p.qualifying, p.redeemable, p.reason, p.state,
  p.proposedBy AS proposedById, s.name AS proposedBy, p.proposedAt, d.name AS decidedBy, p.decidedAt, p.refusalReason`

/** Who may decide on what another proposed. */
const deciders: readonly string[] = ['manager', 'group_admin']

/** Manual adjustments of members of the caller's stores, newest first (req. 2.7). */
export async function adjustmentsOf(
  app: App,
  caller: StaffCaller,
  query: EndpointInput<typeof listAdjustments>['query'],
): Promise<EndpointOutput<typeof listAdjustments>> {
  if (caller.storeIds.length === 0) return { rows: [], nextCursor: null, pending: 0 }
  const own = `p.groupId = ? AND ${tiedToOneOf('m.customerId', caller.storeIds.length)}`
  const params: SqlValue[] = [app.groupId, ...caller.storeIds]
  const waiting = await soleRow(
    app.db.read,
    { n: count() },
    `SELECT COUNT(*) AS n ${from} WHERE ${own} AND p.state = 'pending'`,
    params,
  )
  const { state, cursor, limit = PAGE_SIZE } = query
  const after = cursor === undefined ? null : readCursor(cursor, 1)
  const found = await rows(
    app.db.read,
    rowShape,
    `SELECT ${columns} ${from} WHERE ${own} ${state ? 'AND p.state = ?' : ''} ${after ? 'AND p.id < ?' : ''}
     ORDER BY p.id DESC LIMIT ?`,
    [...params, ...(state ? [state] : []), ...(after ? [after[0]!] : []), limit + 1],
  )
  const page = cutPage(found, limit)
  return {
    rows: page.rows.map((row) => adjustmentAnswer(row, caller)),
    nextCursor: page.last ? cursorAfter([page.last.id]) : null,
    pending: waiting.n,
  }
}

/** One adjustment as the caller sees it. @throws NOT_FOUND */
export async function adjustmentOf(
  sql: Sql,
  groupId: string,
  caller: StaffCaller,
  adjustmentId: string,
): Promise<Adjustment> {
  const row = await firstRow(sql, rowShape, `SELECT ${columns} ${from} WHERE p.groupId = ? AND p.id = ?`, [
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
    qualifying: qualifying,
    redeemable: redeemable,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    can: mayDecide ? ['approve', 'refuse'] : [],
  }
}
