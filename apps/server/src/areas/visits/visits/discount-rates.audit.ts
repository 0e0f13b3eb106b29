import { applyMilli } from '@cheyou/domain'
import type { AuditFinding } from '../../../platform/audit.ts'
import { integer, type Sql } from '../../../platform/db/sql.ts'

const AT_ONCE = 2_000

interface TakenRow {
  visitId: string
  position: unknown
  lineNo: unknown
  rateMilli: unknown
  takenFen: unknown
  netFen: unknown
}

/**
 * Reckons anew what rates took off the lines of visits as they stand (req. 3.5): a line's list price is what is charged and all
 * that was taken off, and each rate must have taken its share of what was left when its turn came.
 */
export async function rateFindings(read: Sql): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (let after = ''; ;) {
    const visits = await read.all<{ visitId: string }>(
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
  const rows = await read.all<TakenRow>(
    `SELECT d.visitId, d.position, d.lineNo, d.rateMilli, d.takenFen, l.amountFen AS netFen
     FROM visit_discounts d JOIN visits v ON v.id = d.visitId AND v.revision = d.revision
       JOIN visit_lines l ON l.visitId = d.visitId AND l.lineNo = d.lineNo
     WHERE d.visitId > ? AND d.visitId <= ? ORDER BY d.visitId, d.position`,
    [after, last],
  )
  return [...Map.groupBy(rows, (row) => `${row.visitId}:${integer(row.lineNo)}`).values()].flatMap(wrongOnLine)
}

function wrongOnLine(rows: readonly TakenRow[]): AuditFinding[] {
  const [first] = rows
  if (!first) return []
  let leftFen = rows.reduce((sum, { takenFen }) => sum + integer(takenFen), integer(first.netFen))
  return rows.flatMap(({ visitId, lineNo, rateMilli, takenFen }) => {
    const expectedFen = rateMilli === null ? integer(takenFen) : applyMilli(leftFen, 1000 - integer(rateMilli))
    leftFen -= integer(takenFen)
    if (expectedFen === integer(takenFen)) return []
    const facts = { visitId, lineNo: integer(lineNo), takenFen: integer(takenFen), expectedFen }
    return [{ code: 'DISCOUNT_RATE_WRONG', message: '折扣金额与折扣率不符', facts }]
  })
}
