import type { ConsoleRedemptionRow, EndpointInput, EndpointOutput, listConsoleRedemptions } from '@cheyou/contract'
import { addDays, startOfBusinessDay } from '@cheyou/domain'
import { pageByKey, type KeyOrder } from '../../platform/db/page-by-key.ts'
import { placeholders, readBy, thenJoin, type Sql, type SqlValue } from '../../platform/db/sql.ts'
import { cursorAfter, cutPage, instantKey, PAGE_SIZE, readCursor, textKey } from '../../platform/http/paging.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { knownStores } from '../../areas/people/organisation/index.ts'
import type { App } from '../../wiring.ts'
import { hitsAnywhere } from '../staff/hits.ts'
import { boundedCount, type BoundedCount } from '../../platform/db/bounded-count.ts'
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

/** Newest first, as `ix_redemption_stores_newest` has those that a store sees. */
const order: KeyOrder = { key: 's.heldAt', id: 's.redemptionId', direction: 'desc' }

/** Redemptions as the console lists them, newest first (req. 3.2). */
export async function consoleRedemptions(
  app: App,
  caller: StaffCaller,
  query: Query,
): Promise<EndpointOutput<typeof listConsoleRedemptions>> {
  const { read } = app.db
  const own = (await knownStores(read, app.groupId)).filter(({ id }) => caller.storeIds.includes(id))
  const offered = await rows(
    read,
    { rewardId: rewards.id, name: rewards.name },
    'SELECT id AS rewardId, name FROM rewards WHERE groupId = ? ORDER BY position, id',
    [app.groupId],
  )
  const choices = { rewards: offered, stores: own.map(({ id: storeId, name }) => ({ storeId, name })) }
  if (caller.storeIds.length === 0) return { count: 0, countCapped: false, rows: [], nextCursor: null, ...choices }
  const filter = await filterOf(app, query)
  const count = await countOf(read, caller.storeIds, { ...filter, from: filter.fewFrom ?? filter.from })
  // Few that end within some days are sorted; searched for along all there are, they would be the last that are found.
  if (query.collectTo !== undefined && filter.fewFrom !== null) filter.from = filter.fewFrom
  const limit = query.limit ?? PAGE_SIZE
  const after = query.cursor === undefined ? null : readCursor(query.cursor, [instantKey, textKey])
  const found: Row[] = []
  for (const storeId of caller.storeIds)
    found.push(
      ...(await pageByKey(order, after, limit + 1, (stretch) =>
        rows(
          read,
          rowShape,
          `SELECT x.id AS redemptionId, x.memberId, c.name AS memberName, m.cardNumber, x.rewardName, ${kind} AS kind, x.state,
             x.quantity, x.points, x.leftFen, x.heldAt, x.collectBy, x.settledAt, ${storeName} AS storeName
           ${filter.from} ${thenJoin(read.dialect)} customers c ON c.id = m.customerId
           WHERE ${filter.where} AND s.storeId = ? AND ${stretch.where} ${stretch.orderBy} LIMIT ?`,
          [...filter.params, storeId, ...stretch.params, stretch.limit],
        ),
      )),
    )
  const page = cutPage(newestFirst(found), limit)
  const { last } = page
  return {
    ...count,
    rows: page.rows.map(rowAnswer),
    nextCursor: last && cursorAfter([last.heldAt, last.redemptionId]),
    ...choices,
  }
}

/** What several stores see is there once. */
function newestFirst(found: readonly Row[]): Row[] {
  const different = new Map(found.map((row) => [row.redemptionId, row]))
  return [...different.values()].toSorted(
    (a, b) => b.heldAt.getTime() - a.heldAt.getTime() || (a.redemptionId < b.redemptionId ? 1 : -1),
  )
}

function countOf(read: Sql, storeIds: readonly string[], { from, where, params }: Filter): Promise<BoundedCount> {
  const theirs = `${where} AND s.storeId IN (${placeholders(storeIds.length)})`
  const once = storeIds.length === 1 ? '' : ' GROUP BY s.redemptionId'
  return boundedCount(read, `${from} WHERE ${theirs}${once}`, [...params, ...storeIds])
}

interface Filter {
  from: string
  /** By the index of states and last days, where that leads to few; null: it does not. */
  fewFrom: string | null
  where: string
  params: SqlValue[]
}

/** All redemptions are too many to be sorted: they are read first, in their order. Those of members who were searched for are few. */
async function filterOf(app: App, query: Query): Promise<Filter> {
  const { state, rewardId, storeId, q, from: first, to: last, collectFrom, collectTo } = query
  const then = thenJoin(app.db.dialect)
  const hits = q === undefined ? null : await hitsAnywhere(app, q)
  const conditions = ['x.groupId = ?']
  const params: SqlValue[] = [...(hits?.params ?? []), app.groupId]
  const also = (condition: string, ...values: SqlValue[]): void => {
    conditions.push(condition)
    params.push(...values)
  }
  if (state !== undefined) also('x.state = ?', state)
  if (rewardId !== undefined) also('x.rewardId = ?', rewardId)
  if (storeId !== undefined) also('x.storeId = ?', storeId)
  if (first !== undefined) also('s.heldAt >= ?', startOfBusinessDay(first))
  if (last !== undefined) also('s.heldAt < ?', startOfBusinessDay(addDays(last, 1)))
  if (collectFrom !== undefined) also('x.collectBy >= ?', collectFrom)
  if (collectTo !== undefined) also('x.collectBy <= ?', collectTo)
  const from = hits
    ? `FROM (${hits.sql}) hit ${then} members m ON m.customerId = hit.customerId ${then} redemptions x ON x.memberId = m.id
         ${then} redemption_stores s ON s.redemptionId = x.id`
    : `FROM redemption_stores s ${readBy(app.db.dialect, 'ix_redemption_stores_newest')}
         ${then} redemptions x ON x.id = s.redemptionId ${then} members m ON m.id = x.memberId`
  // Those that still wait for their members are few among all there ever were.
  const areFew = hits === null && state === 'held'
  const fewFrom = `FROM redemptions x ${readBy(app.db.dialect, 'ix_redemptions_collect')}
    ${then} redemption_stores s ON s.redemptionId = x.id ${then} members m ON m.id = x.memberId`
  return { from, fewFrom: areFew ? fewFrom : null, where: conditions.join(' AND '), params }
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
