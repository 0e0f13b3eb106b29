import { businessDateOf, type BusinessDate, type RuleSet } from '@cheyou/domain'
import type {
  ConsoleMember,
  ConsoleMemberRow,
  EndpointInput,
  EndpointOutput,
  listConsoleMembers,
} from '@cheyou/contract'
import { placeholders, thenJoin, type Sql, type SqlValue } from '../../platform/db/sql.ts'
import {
  cursorAfter,
  cutPage,
  orNull,
  PAGE_SIZE,
  readCursor,
  textKey,
  textOrNumberKey,
} from '../../platform/http/paging.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { requireOwnStore, type StaffCaller } from '../../areas/people/auth/index.ts'
import { listStores } from '../../areas/people/organisation/index.ts'
import { carsOf, isTiedToOneOf, maskedPhone } from '../../areas/people/customers/index.ts'
import { cardColumns, cardJoins, cardOf, cardRowShape, tierNamed } from '../../areas/club/membership/index.ts'
import { balancesOf, statementOf, withoutOver } from '../../areas/club/points/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import type { App } from '../../wiring.ts'
import { hitsOf, type Hits } from '../staff/hits.ts'
import { platesOf } from '../staff/member-panel.queries.ts'
import { boundedCount } from '../../platform/db/bounded-count.ts'
import { nullable, sum, text, type Column } from '../../platform/db/columns.ts'
import { pageByKey, type KeyOrder } from '../../platform/db/page-by-key.ts'
import { firstRow, rows } from '../../platform/db/rows.ts'
import { pick } from '../../platform/db/table.ts'
import { allOf } from '../../platform/db/where.ts'
import { between, pointsEnd, rose } from './member-filters.ts'
import { inOneOrder, membersOver, nothingOver, type InOrder } from './members-by-points.queries.ts'
import { lastConsentOf } from '../../areas/people/consents/index.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'

type Query = EndpointInput<typeof listConsoleMembers>['query']
type Sort = NonNullable<Query['sort']>

/** What a sort goes by: a column of the table that has an index in this order, and its ids. */
const sorts: Readonly<Record<Sort, Omit<KeyOrder, 'direction'>>> = {
  name: { key: 'c.nameKey', id: 'c.id' },
  joinedOn: { key: 'm.joinedOn', id: 'm.id' },
  qualifying: { key: 'a.qualifying', id: 'a.memberId' },
  redeemable: { key: 'a.redeemable', id: 'a.memberId' },
  lastVisitOn: { key: 'm.lastVisitOn', id: 'm.id', nullable: true },
}

/** Members of the caller's stores: searched, filtered, sorted, paged by key. */
export async function consoleMembers(
  app: App,
  caller: StaffCaller,
  query: Query,
): Promise<EndpointOutput<typeof listConsoleMembers>> {
  const { read } = app.db
  const rules = await rulesInForce(read, app.groupId, app.clock.now())
  const tiers = rules.tiers.map(({ code, name }) => ({ code, name }))
  const own = (await listStores(read, app.groupId)).filter(({ id }) => caller.storeIds.includes(id))
  const choices = { tiers, stores: own.map(({ id: storeId, name }) => ({ storeId, name })) }
  if (caller.storeIds.length === 0) return { count: 0, countCapped: false, ...choices, rows: [], nextCursor: null }
  const hits = query.q === undefined ? null : hitsOf(app, caller.storeIds, query.q)
  const filter = filterOf(app, caller, query, rules)
  const all = `${fromHits(hits)} WHERE ${filter.where}`
  const count = await boundedCount(read, all, [...(hits?.params ?? []), ...filter.params])
  const today = businessDateOf(app.clock.now())
  const areFew = hits !== null || !count.countCapped
  const { ids, nextCursor } = await pageOf(app, { hits, filter, areFew, today }, query)
  const found = await membersById(read, ids, today)
  const plates = await platesOf(
    read,
    found.map((row) => row.customerId),
  )
  const shown = found.map((row): ConsoleMemberRow => {
    const { memberId, name, cardNumber, joinedOn, lastVisitOn, customerId, phone } = row
    return {
      memberId,
      name,
      cardNumber,
      tier: tierNamed(row.tier, rules),
      phoneMasked: maskedPhone(app.keys, { id: customerId, phone }),
      plates: plates.get(customerId) ?? [],
      balances: withoutOver(balancesOf(row), row.overdue),
      joinedOn,
      lastVisitOn,
    }
  })
  return { ...count, ...choices, rows: shown, nextCursor }
}

interface Filter {
  where: string
  params: SqlValue[]
}

function filterOf({ groupId }: App, caller: StaffCaller, query: Query, rules: RuleSet): Filter {
  const { tier, storeId, joinedFrom, joinedTo, endsFrom, endsTo, lastVisitFrom, lastVisitTo } = query
  if (storeId !== undefined) requireOwnStore(caller, storeId)
  const tied = storeId === undefined ? caller.storeIds : [storeId]
  return allOf([
    ['m.groupId = ?', groupId],
    [isTiedToOneOf('m.customerId', tied.length), ...tied],
    tier === undefined ? null : ['m.tier = ?', tier],
    ...between('m.joinedOn', joinedFrom, joinedTo),
    ...between('m.lastVisitOn', lastVisitFrom, lastVisitTo),
    ...between('m.membershipEndsOn', endsFrom, endsTo),
    rose(groupId, query, rules),
    pointsEnd(groupId, query),
  ])
}

const fromHits = (hits: Hits | null): string =>
  hits ? `FROM (${hits.sql}) hit JOIN members m ON m.customerId = hit.customerId` : 'FROM members m'

/** Whom the list shows; few are sorted, many read in the order of an index. */
interface Shown {
  hits: Hits | null
  filter: Filter
  areFew: boolean
  today: BusinessDate
}

/** The ids of a page. */
async function pageOf(
  { db: { read: sql }, groupId }: App,
  of: Shown,
  query: Query,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const order: KeyOrder = { ...sorts[query.sort ?? 'joinedOn'], direction: query.direction ?? 'desc' }
  const limit = query.limit ?? PAGE_SIZE
  // A list that is sorted otherwise may be asked with the cursor of before: it goes on somewhere, and nothing breaks.
  const after = query.cursor === undefined ? null : readCursor(query.cursor, [orNull(textOrNumberKey), textKey])
  const { hits, filter, today } = of
  const from = fromInOrder(sql, of, order)
  const over = order.key === 'a.redeemable' ? await overIn(sql, groupId, of) : []
  const [butOver, overParams]: [string, SqlValue[]] = over.length === 0 ? ['1 = 1', []] : [nothingOver, [today]]
  const found = await pageByKey(order, after, limit + 1, (stretch) =>
    rows(
      sql,
      { memberId: members.id, sortKey: keyColumn(order), sortId: members.id },
      `SELECT m.id AS memberId, ${order.key} AS sortKey, ${order.id} AS sortId ${from}
       WHERE ${tableOf(order)}.groupId = ? AND ${filter.where} AND ${butOver} AND ${stretch.where} ${stretch.orderBy} LIMIT ?`,
      [...(hits?.params ?? []), groupId, ...filter.params, ...overParams, ...stretch.params, stretch.limit],
    ),
  )
  const { rows: shown, last } = cutPage(over.length === 0 ? found : inOneOrder(found, over, order, after), limit)
  return {
    ids: shown.map(({ memberId }) => memberId),
    nextCursor: last ? cursorAfter([last.sortKey, last.sortId]) : null,
  }
}

/** Those whose account still holds what the screen no longer counts. */
function overIn(sql: Sql, groupId: string, { hits, filter, today }: Shown): Promise<InOrder[]> {
  const from = hits && fromHits(hits)
  const params = { fromParams: hits?.params ?? [], whereParams: filter.params }
  return membersOver(sql, { groupId, today, from, where: filter.where, ...params })
}

type OrderTable = 'm' | 'c' | 'a'

const tableOf = ({ key }: KeyOrder): OrderTable => key.slice(0, 1) as OrderTable

/** Many: the table of the order comes first in the join, whatever the optimizer thinks. */
function fromInOrder(sql: Sql, { hits, areFew }: Shown, order: KeyOrder): string {
  const table = tableOf(order)
  if (areFew) {
    const joined = {
      m: '',
      c: 'JOIN customers c ON c.id = m.customerId',
      a: 'JOIN point_accounts a ON a.memberId = m.id',
    }
    return `${fromHits(hits)} ${joined[table]}`
  }
  const then = thenJoin(sql.dialect)
  if (table === 'c') return `FROM customers c ${then} members m ON m.customerId = c.id`
  if (table === 'a') return `FROM point_accounts a ${then} members m ON m.id = a.memberId`
  return 'FROM members m'
}

const keyColumn = ({ key }: KeyOrder): Column<string | number | null> =>
  key.startsWith('a.') ? sum() : nullable(text())

/** What the list shows of these members, in their order. */
async function membersById(sql: Sql, ids: readonly string[], today: BusinessDate) {
  if (ids.length === 0) return []
  const found = await rows(
    sql,
    {
      ...cardRowShape,
      ...pick(members, 'lastVisitOn'),
      phone: customers.phone,
    },
    `SELECT ${cardColumns}, m.lastVisitOn, c.phone FROM members m ${cardJoins} WHERE m.id IN (${placeholders(ids.length)})`,
    [today, ...ids],
  )
  const byId = new Map(found.map((row) => [row.memberId, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const RECENT = 10

/** One member for the detail drawer. */
export async function consoleMember(app: App, memberId: string): Promise<ConsoleMember> {
  const sql = app.db.read
  const customer = await firstRow(
    sql,
    { id: members.id, ...pick(customers, 'phone', 'area') },
    'SELECT c.id, c.phone, c.area FROM members m JOIN customers c ON c.id = m.customerId WHERE m.id = ?',
    [memberId],
  )
  if (!customer) throw new Refusal('NOT_FOUND')
  return {
    card: await cardOf(sql, app.groupId, memberId, app.clock.now()),
    phoneMasked: maskedPhone(app.keys, customer),
    area: customer.area,
    cars: (await carsOf(sql, [customer.id])).get(customer.id) ?? [],
    recent: (await statementOf(sql, memberId, { limit: RECENT })).rows,
    consent: await lastConsentOf(sql, customer.id),
  }
}
