import type { ConsoleRedemptionRow, EndpointInput, EndpointOutput, listConsoleRedemptions } from '@cheyou/contract'
import { addDays, startOfBusinessDay } from '@cheyou/domain'
import { type SqlValue } from '../../platform/db/sql.ts'
import { cursorAfter, cursorInvalid, cutPage, PAGE_SIZE, readCursor } from '../../platform/http/paging.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { listStores } from '../../areas/people/organisation/index.ts'
import { seenByStores } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { byNumber, byPlateOrName, type MemberMatch } from '../staff/find-members.ts'
import { count as countColumn, nullable } from '../../platform/db/columns.ts'
import { rows, soleRow } from '../../platform/db/rows.ts'
import { pick, type RowOf } from '../../platform/db/table.ts'
import { rewards } from '../../areas/club/rewards/rewards.tables.ts'
import { redemptions } from '../../areas/club/rewards/redemptions.tables.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { stores } from '../../areas/people/organisation/organisation.tables.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'

type Query = EndpointInput<typeof listConsoleRedemptions>['query']

const rowShape = {
  ...pick(
    redemptions,
    'quantity',
    'points',
    'leftFen',
    'heldAt',
    'settledAt',
    'memberId',
    'state',
    'rewardName',
    'collectBy',
  ),
  kind: rewards.kind,
  cardNumber: members.cardNumber,
  redemptionId: redemptions.id,
  storeName: nullable(stores.name),
  memberName: customers.name,
}
type Row = RowOf<typeof rowShape>

const from = `FROM redemptions x JOIN members m ON m.id = x.memberId JOIN customers c ON c.id = m.customerId`

/** Redemptions as the console lists them, newest first (req. 3.2). */
export async function consoleRedemptions(
  app: App,
  caller: StaffCaller,
  query: Query,
): Promise<EndpointOutput<typeof listConsoleRedemptions>> {
  const { read } = app.db
  const own = (await listStores(read, app.groupId)).filter(({ id }) => caller.storeIds.includes(id))
  const offered = await rows(
    read,
    { rewardId: rewards.id, name: rewards.name },
    'SELECT id AS rewardId, name FROM rewards WHERE groupId = ? ORDER BY position, id',
    [app.groupId],
  )
  const choices = { rewards: offered, stores: own.map(({ id: storeId, name }) => ({ storeId, name })) }
  if (caller.storeIds.length === 0) return { count: 0, rows: [], nextCursor: null, ...choices }
  const filter = filterOf(app, caller, query)
  const count = await soleRow(
    read,
    { n: countColumn() },
    `SELECT COUNT(*) AS n ${from} WHERE ${filter.where}`,
    filter.params,
  )
  const limit = query.limit ?? PAGE_SIZE
  const after = query.cursor === undefined ? null : readAfter(query.cursor)
  const found = await rows(
    read,
    rowShape,
    `SELECT x.id AS redemptionId, x.memberId, c.name AS memberName, m.cardNumber, x.rewardName, r.kind, x.state,
       x.quantity, x.points, x.leftFen, x.heldAt, x.collectBy, x.settledAt, s.name AS storeName
     ${from} JOIN rewards r ON r.id = x.rewardId LEFT JOIN stores s ON s.id = x.storeId
     WHERE ${filter.where} ${after ? 'AND (x.heldAt < ? OR (x.heldAt = ? AND x.id < ?))' : ''}
     ORDER BY x.heldAt DESC, x.id DESC LIMIT ?`,
    [...filter.params, ...(after ? [after.at, after.at, after.id] : []), limit + 1],
  )
  const page = cutPage(found, limit)
  const { last } = page
  return {
    count: count.n,
    rows: page.rows.map(rowAnswer),
    nextCursor: last && cursorAfter([last.heldAt.toISOString(), last.redemptionId]),
    ...choices,
  }
}

function readAfter(cursor: string): { at: Date; id: string } {
  const [at, id] = readCursor(cursor, 2)
  const known = new Date(typeof at === 'string' ? at : Number.NaN)
  if (Number.isNaN(known.getTime()) || typeof id !== 'string') throw cursorInvalid()
  return { at: known, id }
}

function filterOf(app: App, caller: StaffCaller, query: Query): MemberMatch {
  const seen = seenByStores(caller.storeIds)
  const conditions = ['x.groupId = ?', seen.where]
  const params: SqlValue[] = [app.groupId, ...seen.params]
  const also = (condition: string, ...values: SqlValue[]): void => {
    conditions.push(condition)
    params.push(...values)
  }
  const { state, rewardId, storeId, q, from: first, to: last } = query
  if (state !== undefined) also('x.state = ?', state)
  if (rewardId !== undefined) also('x.rewardId = ?', rewardId)
  if (storeId !== undefined) also('x.storeId = ?', storeId)
  if (first !== undefined) also('x.heldAt >= ?', startOfBusinessDay(first))
  if (last !== undefined) also('x.heldAt < ?', startOfBusinessDay(addDays(last, 1)))
  if (q !== undefined) {
    const match = byNumber(app.keys, app.groupId, q) ?? byPlateOrName(app.groupId, q)
    also(match.where, ...match.params)
  }
  return { where: conditions.join(' AND '), params }
}

function rowAnswer(row: Row): ConsoleRedemptionRow {
  return {
    ...row,
    quantity: row.quantity,
    points: row.points,
    leftFen: row.leftFen === null ? null : row.leftFen,
    heldAt: row.heldAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  }
}
