import type { BillLine } from '@cheyou/domain'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { visitDiscounts, visitLines, visits } from './visits.tables.ts'

const visitShape = pick(
  visits,
  'id',
  'storeId',
  'sourceId',
  'orderNumber',
  'originalOrderNumber',
  'revision',
  'state',
  'refund',
  'memberId',
  'customerId',
  'plate',
  'workType',
  'settledOn',
  'settledAt',
  'settledBy',
)
/** A visit as it is stored, of one of the caller's stores. */
export type StoredVisit = RowOf<typeof visitShape>

/** A line with what it cost before anything came off. */
export type ListedLine = BillLine & { readonly listFen: number }

/** @throws NOT_FOUND for a visit of another store */
export async function storedVisit(
  sql: Sql,
  groupId: string,
  { storeIds }: Pick<StaffCaller, 'storeIds'>,
  visitId: string,
): Promise<StoredVisit> {
  const visit =
    storeIds.length > 0 &&
    (await firstRow(
      sql,
      visitShape,
      `SELECT id, storeId, sourceId, orderNumber, originalOrderNumber, revision, state, refund, memberId, customerId, plate, workType,
         settledOn, settledAt, settledBy
       FROM visits WHERE id = ? AND groupId = ? AND storeId IN (${placeholders(storeIds.length)})`,
      [visitId, groupId, ...storeIds],
    ))
  if (!visit) throw new Refusal('NOT_FOUND', { what: 'visit' })
  return visit
}

/** The lines of a visit in their order, at list prices and as they are charged. */
export async function listedLines(sql: Sql, visitId: string): Promise<ListedLine[]> {
  const lines = await rows(
    sql,
    pick(visitLines, 'lineNo', 'itemName', 'lineKind', 'payer', 'amountFen'),
    'SELECT lineNo, itemName, lineKind, payer, amountFen FROM visit_lines WHERE visitId = ? ORDER BY lineNo',
    [visitId],
  )
  const off = await rows(
    sql,
    { ...pick(visitDiscounts, 'lineNo'), takenFen: sum() },
    `SELECT lineNo, SUM(takenFen) AS takenFen FROM visit_discounts WHERE visitId = ? AND undoneAt IS NULL AND takenFen > 0
     GROUP BY lineNo`,
    [visitId],
  )
  const takenFen = new Map(off.map((one) => [one.lineNo, one.takenFen]))
  return lines.map((line) => ({ ...line, listFen: line.amountFen + (takenFen.get(line.lineNo) ?? 0) }))
}
