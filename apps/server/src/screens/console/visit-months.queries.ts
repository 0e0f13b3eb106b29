import type { EndpointOutput, getVisitMonths } from '@cheyou/contract'
import { addDays, addMonths, businessDateOf } from '@cheyou/domain'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { visits } from '../../areas/visits/visits/visits.tables.ts'
import { count, sum } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { readBy } from '../../platform/db/sql.ts'
import { allOf } from '../../platform/db/where.ts'
import type { App } from '../../wiring.ts'
import { visitConditions } from './console-visits.queries.ts'

const MONTHS = 12

/** Settled visits and what customers paid for them in each of the last twelve months, this one included. */
export async function visitMonths(app: App, caller: StaffCaller): Promise<EndpointOutput<typeof getVisitMonths>> {
  const thisMonth = `${businessDateOf(app.clock.now()).slice(0, 7)}-01`
  const months = Array.from({ length: MONTHS }, (_, n) => {
    const from = addMonths(thisMonth, n + 1 - MONTHS)
    return { from, to: addDays(addMonths(from, 1), -1), visits: 0, fen: 0 }
  })
  const byMonth = new Map(months.map((month) => [month.from.slice(0, 7), month]))
  const { where, params } = allOf(visitConditions({ show: 'settled', from: months[0]!.from, to: months.at(-1)!.to }))
  for (const storeId of caller.storeIds)
    // Days come in the order of the index, which holds all that is summed; grouped by month they would be sorted.
    for (const day of await rows(
      app.db.read,
      { settledOn: visits.settledOn, visits: count(), fen: sum() },
      `SELECT v.settledOn, COUNT(*) AS visits, SUM(v.customerFen) AS fen FROM visits v ${readBy(app.db.dialect, 'ix_visits_store')}
       WHERE v.storeId = ? AND ${where} GROUP BY v.settledOn`,
      [storeId, ...params],
    )) {
      const month = byMonth.get(day.settledOn.slice(0, 7))!
      month.visits += day.visits
      month.fen += day.fen
    }
  return { rows: months }
}
