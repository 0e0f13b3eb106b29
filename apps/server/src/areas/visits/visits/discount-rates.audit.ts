import { applyMilli } from '@cheyou/domain'
import type { AuditFinding } from '../../../platform/audit.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { visitDiscounts, visitLines } from './visits.tables.ts'

const AT_ONCE = 2_000

const takenRowShape = {
  ...pick(visitDiscounts, 'visitId', 'position', 'lineNo', 'rateMilli', 'takenFen'),
  netFen: visitLines.amountFen,
}
type TakenRow = RowOf<typeof takenRowShape>

/**
 * Works out again what rates took off the lines of visits as they stand (req. 3.5): a line's list price is what is charged and all
 * that was taken off, and each rate must have taken its share of what was left when its turn came.
 */
export async function rateFindings(read: Sql): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (let after = ''; ;) {
    const visits = await rows(
      read,
      { visitId: visitDiscounts.visitId },
      'SELECT DISTINCT visitId FROM visit_discounts WHERE visitId > ? ORDER BY visitId LIMIT ?',
      [after, AT_ONCE],
    )
    const last = visits.at(-1)
    if (!last) return findings
    findings.push(...(await wrongBetween(read, after, last.visitId)))
    after = last.visitId
  }
}

async function wrongBetween(read: Sql, after: string, last: string): Promise<AuditFinding[]> {
  const found = await rows(
    read,
    takenRowShape,
    `SELECT d.visitId, d.position, d.lineNo, d.rateMilli, d.takenFen, l.amountFen AS netFen
     FROM visit_discounts d JOIN visits v ON v.id = d.visitId AND v.revision = d.revision
       JOIN visit_lines l ON l.visitId = d.visitId AND l.lineNo = d.lineNo
     WHERE d.visitId > ? AND d.visitId <= ? ORDER BY d.visitId, d.position`,
    [after, last],
  )
  return [...Map.groupBy(found, (row) => `${row.visitId}:${row.lineNo}`).values()].flatMap(wrongOnLine)
}

function wrongOnLine(found: readonly TakenRow[]): AuditFinding[] {
  const [first] = found
  if (!first) return []
  let leftFen = found.reduce((sum, { takenFen }) => sum + takenFen, first.netFen)
  return found.flatMap(({ visitId, lineNo, rateMilli, takenFen }) => {
    const expectedFen = rateMilli === null ? takenFen : applyMilli(leftFen, 1000 - rateMilli)
    leftFen -= takenFen
    if (expectedFen === takenFen) return []
    const facts = { visitId, lineNo, takenFen, expectedFen }
    return [{ code: 'DISCOUNT_RATE_WRONG', message: '折扣金额与折扣率不符', facts }]
  })
}
