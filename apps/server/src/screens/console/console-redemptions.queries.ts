import type { ConsoleRedemptionRow, EndpointInput, EndpointOutput, listConsoleRedemptions } from '@cheyou/contract'
import { addDays, startOfBusinessDay } from '@cheyou/domain'
import { pageByKey, type KeyOrder } from '../../platform/db/page-by-key.ts'
import { readBy, thenJoin, type SqlValue } from '../../platform/db/sql.ts'
import { cursorAfter, cutPage, instantKey, PAGE_SIZE, readCursor, textKey } from '../../platform/http/paging.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { listStores } from '../../areas/people/organisation/index.ts'
import { seenByStores } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { byAnything } from '../staff/find-members.ts'
import { boundedCount } from '../../platform/db/bounded-count.ts'
import { nullable } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
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

// Asked of each row: small tables in the join would be read first, and all redemptions sorted.
const kind = '(SELECT r.kind FROM rewards r WHERE r.id = x.rewardId)'
const storeName = '(SELECT s.name FROM stores s WHERE s.id = x.storeId)'

/** Newest first, as `ix_redemptions_held` has them. */
const order: KeyOrder = { key: 'x.heldAt', id: 'x.id', direction: 'desc' }

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
  if (caller.storeIds.length === 0) return { count: 0, countCapped: false, rows: [], nextCursor: null, ...choices }
  const filter = filterOf(app, caller, query)
  const count = await boundedCount(read, `${filter.from} WHERE ${filter.where}`, filter.params)
  const limit = query.limit ?? PAGE_SIZE
  const after = query.cursor === undefined ? null : readCursor(query.cursor, [instantKey, textKey])
  const then = thenJoin(read.dialect)
  const found = await pageByKey(order, after, limit + 1, (stretch) =>
    rows(
      read,
      rowShape,
      `SELECT x.id AS redemptionId, x.memberId, c.name AS memberName, m.cardNumber, x.rewardName, ${kind} AS kind, x.state,
         x.quantity, x.points, x.leftFen, x.heldAt, x.collectBy, x.settledAt, ${storeName} AS storeName
       ${filter.from} ${then} customers c ON c.id = m.customerId
       WHERE ${filter.where} AND ${stretch.where} ${stretch.orderBy} LIMIT ?`,
      [...filter.params, ...stretch.params, stretch.limit],
    ),
  )
  const page = cutPage(found, limit)
  const { last } = page
  return {
    ...count,
    rows: page.rows.map(rowAnswer),
    nextCursor: last && cursorAfter([last.heldAt, last.redemptionId]),
    ...choices,
  }
}

interface Filter {
  from: string
  where: string
  params: SqlValue[]
}

/** All redemptions are too many to be sorted: they are read first, in their order. Those of members who were searched for are few. */
function filterOf(app: App, caller: StaffCaller, query: Query): Filter {
  const { state, rewardId, storeId, q, from: first, to: last } = query
  const then = thenJoin(app.db.dialect)
  const hits = q === undefined ? null : byAnything(app.keys, app.groupId, q)
  const seen = seenByStores(caller.storeIds)
  const conditions = ['x.groupId = ?', seen.where]
  const params: SqlValue[] = [...(hits?.params ?? []), app.groupId, ...seen.params]
  const also = (condition: string, ...values: SqlValue[]): void => {
    conditions.push(condition)
    params.push(...values)
  }
  if (state !== undefined) also('x.state = ?', state)
  if (rewardId !== undefined) also('x.rewardId = ?', rewardId)
  if (storeId !== undefined) also('x.storeId = ?', storeId)
  if (first !== undefined) also('x.heldAt >= ?', startOfBusinessDay(first))
  if (last !== undefined) also('x.heldAt < ?', startOfBusinessDay(addDays(last, 1)))
  const from = hits
    ? `FROM (${hits.sql}) hit ${then} members m ON m.customerId = hit.customerId ${then} redemptions x ON x.memberId = m.id`
    : `FROM redemptions x ${readBy(app.db.dialect, 'ix_redemptions_newest')} ${then} members m ON m.id = x.memberId`
  return { from, where: conditions.join(' AND '), params }
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
