import type { VisitRecord } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { staff } from '../../areas/people/auth/auth.tables.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import { visitReceipts } from '../../areas/visits/receipts/receipts.tables.ts'
import { visitDiscounts, visitLines, visits } from '../../areas/visits/visits/visits.tables.ts'
import { acts } from '../../platform/db/core.tables.ts'
import { firstRow, rows } from '../../platform/db/rows.ts'
import type { SqlReader } from '../../platform/db/sql.ts'
import { pick, type RowOf } from '../../platform/db/table.ts'
import { listRows } from '../../platform/db/table-rows.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { App } from '../../wiring.ts'
import { consoleVisit } from '../console/console-visits.queries.ts'
import { withActs } from './visit-acts.ts'

const standingShape = pick(
  visits,
  'id',
  'storeId',
  'memberId',
  'vehicleId',
  'revision',
  'state',
  'odometerKm',
  'updatedAt',
)
type Standing = RowOf<typeof standingShape>

/** One visit with its lines and what came off them. @throws NOT_FOUND where neither its store nor its member is the caller's to see */
export async function visitRecord(app: App, caller: StaffCaller, visitId: string): Promise<VisitRecord> {
  const { read } = app.db
  const now = app.clock.now()
  const standing = await firstRow(
    read,
    standingShape,
    `SELECT id, storeId, memberId, vehicleId, revision, state, odometerKm, updatedAt FROM visits WHERE id = ? AND groupId = ?`,
    [visitId, app.groupId],
  )
  const row = standing && (await consoleVisit(read, app.groupId, visitId))
  if (!row) throw new Refusal('NOT_FOUND', { what: 'visit' })
  const ownStore = caller.storeIds.includes(standing.storeId)
  if (!ownStore) await requireVisible(read, caller, standing.memberId ?? '', now)
  const visit = withActs(row, caller, businessDateOf(now))
  const { lines, savings, takenFen } = await linesAndSavings(read, standing)
  return {
    visit: ownStore ? visit : { ...visit, can: [] },
    revision: standing.revision,
    vehicleId: standing.vehicleId,
    odometerKm: standing.odometerKm,
    grossFen: row.customerFen + takenFen,
    lines,
    savings,
    receipts: (await listRows(read, visitReceipts, { visitId }, { columns: ['number'] })).length,
    voided: standing.state === 'void' ? await voiding(read, standing) : null,
  }
}

async function linesAndSavings(
  sql: SqlReader,
  { id: visitId, revision }: Standing,
): Promise<Pick<VisitRecord, 'lines' | 'savings'> & { takenFen: number }> {
  const lines = await rows(
    sql,
    pick(visitLines, 'lineNo', 'itemName', 'lineKind', 'payer', 'amountFen'),
    'SELECT lineNo, itemName, lineKind, payer, amountFen FROM visit_lines WHERE visitId = ? ORDER BY lineNo',
    [visitId],
  )
  const taken = await rows(
    sql,
    pick(visitDiscounts, 'lineNo', 'step', 'code', 'name', 'rateMilli', 'takenFen'),
    `SELECT lineNo, step, code, name, rateMilli, takenFen FROM visit_discounts
     WHERE visitId = ? AND revision = ? AND takenFen > 0 ORDER BY position`,
    [visitId, revision],
  )
  const sources = Map.groupBy(taken, ({ step, code, name }) => JSON.stringify([step, code, name]))
  const total = (some: typeof taken) => some.reduce((sum, { takenFen }) => sum + takenFen, 0)
  return {
    lines: lines.map((line) => ({ ...line, taken: taken.filter(({ lineNo }) => lineNo === line.lineNo) })),
    savings: [...sources.values()].flatMap((some) =>
      some.slice(0, 1).map(({ step, code, name }) => ({ step, code, name, takenFen: total(some) })),
    ),
    takenFen: total(taken),
  }
}

/** The act that took a visit back has the instant of its last change. */
async function voiding(sql: SqlReader, { memberId, updatedAt }: Standing): Promise<VisitRecord['voided']> {
  const act = await firstRow(
    sql,
    { voidedBy: staff.name, at: acts.at, reason: acts.reason },
    `SELECT s.name AS voidedBy, a.at, a.reason FROM acts a JOIN staff s ON s.id = a.actorId
     WHERE a.memberId = ? AND a.at = ? AND a.action = 'visits.void'`,
    [memberId, updatedAt],
  )
  return act && { by: act.voidedBy, at: act.at.toISOString(), reason: act.reason ?? '' }
}
