import { unnamed } from '@cheyou/words'
import type { MemberPanel, Saving, Visit } from '@cheyou/contract'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { givenOn, ledgersOf, notReversed } from '../../club/points/index.ts'
import { cursorAfter, cutPage, dayKey, readCursor, textKey } from '../../../platform/http/paging.ts'
import { nullable, sum } from '../../../platform/db/columns.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { visits, visitLines, visitDiscounts } from './visits.tables.ts'
import { stores, dictionaryValues } from '../../people/organisation/organisation.tables.ts'
import { ledgerPostings } from '../../club/points/points.tables.ts'

const visitRowShape = {
  visitId: visits.id,
  ...pick(visits, 'orderNumber', 'state', 'settledOn', 'workType', 'odometerKm', 'customerFen'),
  storeName: stores.name,
  workTypeName: nullable(dictionaryValues.name),
  totalFen: sum(),
  entryId: nullable(ledgerPostings.id),
  qualifying: sum(),
  redeemable: sum(),
}
type VisitRow = RowOf<typeof visitRowShape>

/**
 * A car's service history for the customer whose visits they were, newest first (req. 4.6). Points are shown only to the person
 * who got them.
 */
export async function serviceHistory(
  sql: Sql,
  of: { groupId: string; vehicleId: string; customerId: string; memberId: string },
  page: { cursor?: string | undefined; limit: number },
): Promise<{ visits: Visit[]; nextCursor: string | null }> {
  const after = page.cursor === undefined ? null : readCursor(page.cursor, [dayKey, textKey])
  const ledgers = await ledgersOf(sql, of.memberId)
  const found = await rows(
    sql,
    visitRowShape,
    `SELECT v.id AS visitId, v.orderNumber, v.state, v.settledOn, s.name AS storeName, v.workType, d.name AS workTypeName,
       v.odometerKm, v.customerFen, v.customerFen + v.insurerFen + v.manufacturerFen + v.internalFen AS totalFen,
       p.id AS entryId, ${givenOn('qualifying')} AS qualifying, ${givenOn('redeemable')} AS redeemable
     FROM visits v JOIN stores s ON s.id = v.storeId
       LEFT JOIN dictionary_values d ON d.groupId = v.groupId AND d.dictionary = 'work_type' AND d.code = v.workType
       LEFT JOIN ledger_postings p ON p.subjectId = v.id AND p.memberId IN (${placeholders(ledgers.length)})
         AND p.kind IN ('visit', 'visit_refund') AND v.state = 'settled'
         AND ${notReversed}
     WHERE v.groupId = ? AND v.vehicleId = ? AND v.customerId = ?
       ${after ? 'AND (v.settledOn < ? OR (v.settledOn = ? AND v.id < ?))' : ''}
     ORDER BY v.settledOn DESC, v.id DESC LIMIT ?`,
    [...ledgers, of.groupId, of.vehicleId, of.customerId, ...(after ? [after[0], ...after] : []), page.limit + 1],
  )
  const { rows: shown, last } = cutPage(found, page.limit)
  const shownIds = shown.map((row) => row.visitId)
  const lines = await linesOf(sql, shownIds)
  const savings = await savingsOf(sql, shownIds)
  return {
    visits: shown.map((row) => visitOf(row, lines.get(row.visitId) ?? [], savings.get(row.visitId) ?? [])),
    nextCursor: last ? cursorAfter([last.settledOn, last.visitId]) : null,
  }
}

function visitOf(row: VisitRow, lines: Visit['lines'], savings: Saving[]): Visit {
  return {
    visitId: row.visitId,
    orderNumber: row.orderNumber,
    state: row.state,
    settledOn: row.settledOn,
    storeName: row.storeName,
    workType: row.workType,
    workTypeName: row.workTypeName ?? unnamed.workType,
    odometerKm: row.odometerKm === null ? null : row.odometerKm,
    customerFen: row.customerFen,
    totalFen: row.totalFen,
    lines,
    savings,
    earned: row.entryId ? { qualifying: row.qualifying, redeemable: row.redeemable, entryId: row.entryId } : null,
  }
}

async function linesOf(sql: Sql, visitIds: readonly string[]): Promise<Map<string, Visit['lines']>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(visitLines, 'visitId', 'lineNo', 'itemName', 'lineKind', 'payer', 'amountFen'),
    `SELECT visitId, lineNo, itemName, lineKind, payer, amountFen FROM visit_lines
     WHERE visitId IN (${placeholders(visitIds.length)}) ORDER BY visitId, lineNo`,
    [...visitIds],
  )
  const lines = new Map<string, Visit['lines']>()
  for (const { visitId, ...line } of found) lines.set(visitId, [...(lines.get(visitId) ?? []), line])
  return lines
}

/** What the till took off visits that were not voided since (req. 3.5), largest first. */
async function savingsOf(sql: Sql, visitIds: readonly string[]): Promise<Map<string, Saving[]>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    sql,
    { ...pick(visitDiscounts, 'step', 'code', 'name', 'visitId'), takenFen: sum() },
    `SELECT visitId, step, code, name, SUM(takenFen) AS takenFen FROM visit_discounts
     WHERE visitId IN (${placeholders(visitIds.length)}) AND undoneAt IS NULL
     GROUP BY visitId, step, code, name HAVING SUM(takenFen) > 0 ORDER BY visitId, takenFen DESC`,
    [...visitIds],
  )
  return new Map(
    [...Map.groupBy(found, (row) => row.visitId)].map(([visitId, own]) => [
      visitId,
      own.map(({ visitId: _, ...saving }) => saving),
    ]),
  )
}

/** The last settled visit of a customer's cars. */
export async function lastVisitOf(sql: Sql, customerId: string): Promise<MemberPanel['lastVisit']> {
  const row = await firstRow(
    sql,
    {
      visitId: visits.id,
      ...pick(visits, 'settledOn', 'plate', 'customerFen'),
      workTypeName: nullable(dictionaryValues.name),
    },
    `SELECT v.id AS visitId, v.settledOn, d.name AS workTypeName, v.plate, v.customerFen FROM visits v
       LEFT JOIN dictionary_values d ON d.groupId = v.groupId AND d.dictionary = 'work_type' AND d.code = v.workType
     WHERE v.customerId = ? AND v.state = 'settled' AND v.refund IS NULL ORDER BY v.settledOn DESC, v.id DESC LIMIT 1`,
    [customerId],
  )
  return row && { ...row, workTypeName: row.workTypeName ?? unnamed.workType }
}
