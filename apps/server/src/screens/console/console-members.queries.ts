import type {
  ConsoleMember,
  ConsoleMemberRow,
  EndpointInput,
  EndpointOutput,
  listConsoleMembers,
} from '@cheyou/contract'
import { type Sql, type SqlValue } from '../../platform/db/sql.ts'
import { cursorAfter, cutPage, PAGE_SIZE, readCursor } from '../../platform/http/paging.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { carsOf, maskedPhone, tiedToOneOf } from '../../areas/people/customers/index.ts'
import { cardColumns, cardJoins, cardOf, tierNamed, type CardRow } from '../../areas/club/membership/index.ts'
import { balancesOf, statementOf } from '../../areas/club/points/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import type { App } from '../../wiring.ts'
import { byNumber, byPlateOrName, type MemberMatch } from '../staff/find-members.ts'
import { platesOf } from '../staff/member-panel.queries.ts'
import { count as countColumn, sum, text, nullable } from '../../platform/db/columns.ts'
import { firstRow, rows, soleRow } from '../../platform/db/rows.ts'
import { pick } from '../../platform/db/table.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { pointAccounts } from '../../areas/club/points/points.tables.ts'

type Query = EndpointInput<typeof listConsoleMembers>['query']
type Row = CardRow & { phone: string | null; lastVisitOn: string | null }

/** What a sort goes by; a column that may be empty sorts as the smallest. */
const sortKeys = {
  name: 't.name',
  joinedOn: 't.joinedOn',
  qualifying: 't.qualifying',
  redeemable: 't.redeemable',
  lastVisitOn: "COALESCE(t.lastVisitOn, '')",
} as const

/** Members of the caller's stores: searched, filtered, sorted, paged by key. */
export async function consoleMembers(
  app: App,
  caller: StaffCaller,
  query: Query,
): Promise<EndpointOutput<typeof listConsoleMembers>> {
  const rules = await rulesInForce(app.db.read, app.groupId, app.clock.now())
  const tiers = rules.tiers.map(({ code, name }) => ({ code, name }))
  if (caller.storeIds.length === 0) return { count: 0, tiers, rows: [], nextCursor: null }
  const filter = filterOf(app, caller, query)
  const count = await soleRow(
    app.db.read,
    { n: countColumn() },
    `SELECT COUNT(*) AS n FROM members m JOIN customers c ON c.id = m.customerId WHERE ${filter.where}`,
    filter.params,
  )
  const { rows: found, nextCursor } = await pageOf(app.db.read, filter, query)
  const plates = await platesOf(
    app.db.read,
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
      balances: balancesOf(row),
      joinedOn,
      lastVisitOn,
    }
  })
  return { count: count.n, tiers, rows: shown, nextCursor }
}

function filterOf(app: App, caller: StaffCaller, query: Query): MemberMatch {
  const conditions = ['m.groupId = ?', tiedToOneOf('m.customerId', caller.storeIds.length)]
  const params: SqlValue[] = [app.groupId, ...caller.storeIds]
  if (query.tier !== undefined) {
    conditions.push('m.tier = ?')
    params.push(query.tier)
  }
  if (query.q !== undefined) {
    const match = byNumber(app.keys, app.groupId, query.q) ?? byPlateOrName(app.groupId, query.q)
    conditions.push(match.where)
    params.push(...match.params)
  }
  return { where: conditions.join(' AND '), params }
}

async function pageOf(
  sql: Sql,
  filter: MemberMatch,
  query: Query,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const key = sortKeys[query.sort ?? 'joinedOn']
  const direction = query.direction ?? 'desc'
  const beyond = direction === 'asc' ? '>' : '<'
  const limit = query.limit ?? PAGE_SIZE
  const after = query.cursor === undefined ? null : readCursor(query.cursor, 2)
  const found = await rows(
    sql,
    {
      memberId: members.id,
      customerId: members.customerId,
      ...pick(members, 'cardNumber', 'tier', 'joinedOn', 'membershipEndsOn'),
      ...pick(customers, 'name', 'phone'),
      setAside: sum(),
      ...pick(pointAccounts, 'qualifying', 'redeemable', 'held', 'debt'),
      lastVisitOn: nullable(text()),
      sortKey: key === 't.qualifying' || key === 't.redeemable' ? sum() : text(),
    },
    `SELECT t.*, ${key} AS sortKey FROM (
       SELECT ${cardColumns}, c.phone,
         (SELECT MAX(v.settledOn) FROM visits v WHERE v.customerId = m.customerId AND v.state = 'settled') AS lastVisitOn
       FROM members m ${cardJoins} WHERE ${filter.where}) t
     ${after ? `WHERE (${key} ${beyond} ? OR (${key} = ? AND t.memberId ${beyond} ?))` : ''}
     ORDER BY ${key} ${direction}, t.memberId ${direction} LIMIT ?`,
    [...filter.params, ...(after ? [after[0]!, after[0]!, after[1]!] : []), limit + 1],
  )
  const { rows: shown, last } = cutPage(found, limit)
  return { rows: shown, nextCursor: last ? cursorAfter([last.sortKey, last.memberId]) : null }
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
  }
}
