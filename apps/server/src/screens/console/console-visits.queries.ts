import type { ConsoleVisitRow, EndpointInput, EndpointOutput, listConsoleVisits } from '@cheyou/contract'
import type { VisitShow } from '@cheyou/contract/codes'
import { unnamed } from '@cheyou/words'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { staff } from '../../areas/people/auth/auth.tables.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { knownStores } from '../../areas/people/organisation/index.ts'
import { dictionaryValues, stores } from '../../areas/people/organisation/organisation.tables.ts'
import { givenOn, notReversed } from '../../areas/club/points/index.ts'
import { visits } from '../../areas/visits/visits/visits.tables.ts'
import { boundedCount } from '../../platform/db/bounded-count.ts'
import { nullable, sum } from '../../platform/db/columns.ts'
import { pageByKey, type KeyOrder } from '../../platform/db/page-by-key.ts'
import { firstRow, rows } from '../../platform/db/rows.ts'
import { placeholders, readBy, type SqlReader } from '../../platform/db/sql.ts'
import { pick, type RowOf } from '../../platform/db/table.ts'
import { allOf, type Condition } from '../../platform/db/where.ts'
import { cursorAfter, cutPage, dayKey, PAGE_SIZE, readCursor, textKey } from '../../platform/http/paging.ts'
import type { App } from '../../wiring.ts'
import { between } from './member-filters.ts'

type Query = EndpointInput<typeof listConsoleVisits>['query']

const rowShape = {
  visitId: visits.id,
  ...pick(visits, 'orderNumber', 'settledOn', 'settledAt', 'state', 'refund', 'memberId', 'plate', 'customerFen'),
  storeName: stores.name,
  customerName: nullable(customers.name),
  workTypeName: nullable(dictionaryValues.name),
  settledBy: nullable(staff.name),
  totalFen: sum(),
  qualifying: sum(),
  redeemable: sum(),
}
type Row = RowOf<typeof rowShape>

/** SQL: what the postings of the visit `v` that were not taken back gave on a track. */
export const givenByVisit = (track: 'qualifying' | 'redeemable'): string =>
  `(SELECT COALESCE(SUM(${givenOn(track)}), 0) FROM ledger_postings p
    WHERE p.subjectId = v.id AND p.kind IN ('visit', 'visit_refund') AND ${notReversed})`

const columns = `v.id AS visitId, v.orderNumber, v.settledOn, v.settledAt, v.state, v.refund, v.memberId, v.plate, v.customerFen,
  v.customerFen + v.insurerFen + v.manufacturerFen + v.internalFen AS totalFen,
  (SELECT s.name FROM stores s WHERE s.id = v.storeId) AS storeName,
  (SELECT c.name FROM customers c WHERE c.id = v.customerId) AS customerName,
  (SELECT d.name FROM dictionary_values d
    WHERE d.groupId = v.groupId AND d.dictionary = 'work_type' AND d.code = v.workType) AS workTypeName,
  (SELECT a.name FROM staff a WHERE a.id = v.settledBy) AS settledBy,
  ${givenByVisit('qualifying')} AS qualifying, ${givenByVisit('redeemable')} AS redeemable`

/** Newest first, as `ix_visits_store` has those of a store. */
const order: KeyOrder = { key: 'v.settledOn', id: 'v.id', direction: 'desc' }

/** Visits at the caller's stores, newest first. */
export async function consoleVisits(
  app: App,
  caller: StaffCaller,
  query: Query,
): Promise<EndpointOutput<typeof listConsoleVisits>> {
  const { read, dialect } = app.db
  const { limit = PAGE_SIZE, storeId } = query
  const own = (await knownStores(read, app.groupId)).filter(({ id }) => caller.storeIds.includes(id))
  const choices = { stores: own.map(({ id, name }) => ({ storeId: id, name })) }
  const asked = own.map(({ id }) => id).filter((id) => storeId === undefined || id === storeId)
  if (asked.length === 0) return { rows: [], nextCursor: null, count: 0, countCapped: false, ...choices }
  const after = query.cursor === undefined ? null : readCursor(query.cursor, [dayKey, textKey])
  const { where, params } = allOf(visitConditions(query))
  const found: Row[] = []
  for (const id of asked)
    found.push(
      ...(await pageByKey(order, after, limit + 1, (stretch) =>
        rows(
          read,
          rowShape,
          `SELECT ${columns} FROM visits v ${readBy(dialect, 'ix_visits_store')}
           WHERE v.storeId = ? AND ${where} AND ${stretch.where} ${stretch.orderBy} LIMIT ?`,
          [id, ...params, ...stretch.params, stretch.limit],
        ),
      )),
    )
  const page = cutPage(found.toSorted(newestFirst), limit)
  const all = `FROM visits v WHERE v.storeId IN (${placeholders(asked.length)}) AND ${where}`
  return {
    rows: page.rows.map(rowAnswer),
    nextCursor: page.last && cursorAfter([page.last.settledOn, page.last.visitId]),
    ...(await boundedCount(read, all, [...asked, ...params])),
    ...choices,
  }
}

/** One visit as the list shows it; null when the group has none of that id. */
export async function consoleVisit(sql: SqlReader, groupId: string, visitId: string): Promise<ConsoleVisitRow | null> {
  const found = `SELECT ${columns} FROM visits v WHERE v.id = ? AND v.groupId = ?`
  const row = await firstRow(sql, rowShape, found, [visitId, groupId])
  return row && rowAnswer(row)
}

/** What a query asks of the visits `v`, besides their stores. */
export function visitConditions({ show, from, to }: Pick<Query, 'show' | 'from' | 'to'>): Condition[] {
  return [['1 = 1'], show === undefined ? null : [shown[show]], ...between('v.settledOn', from, to)]
}

const shown: Readonly<Record<VisitShow, string>> = {
  settled: "v.state = 'settled' AND v.refund IS NULL",
  void: "v.state = 'void'",
  refund: "v.state = 'settled' AND v.refund IS NOT NULL",
}

function newestFirst(a: Row, b: Row): number {
  if (a.settledOn !== b.settledOn) return a.settledOn < b.settledOn ? 1 : -1
  return a.visitId < b.visitId ? 1 : -1
}

function rowAnswer({ state, refund, settledAt, workTypeName, ...row }: Row): ConsoleVisitRow {
  const settledShow = refund === null ? 'settled' : 'refund'
  return {
    ...row,
    show: state === 'void' ? 'void' : settledShow,
    settledAt: settledAt.toISOString(),
    workTypeName: workTypeName ?? unnamed.workType,
  }
}
