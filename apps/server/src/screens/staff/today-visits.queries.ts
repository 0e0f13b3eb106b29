import type { EndpointInput, EndpointOutput, listTodayVisits } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { requireOwnStore, type StaffCaller } from '../../areas/people/auth/index.ts'
import { sum } from '../../platform/db/columns.ts'
import { soleRow } from '../../platform/db/rows.ts'
import type { App } from '../../wiring.ts'
import { consoleVisits } from '../console/console-visits.queries.ts'
import { withActs } from './visit-acts.ts'

/** Today's visits of a store, newest first, with what the caller may do with each. @throws NOT_FOUND for another's store */
export async function todayVisits(
  app: App,
  caller: StaffCaller,
  query: EndpointInput<typeof listTodayVisits>['query'],
): Promise<EndpointOutput<typeof listTodayVisits>> {
  requireOwnStore(caller, query.storeId)
  const today = businessDateOf(app.clock.now())
  const found = await consoleVisits(app, caller, { ...query, from: today, to: today })
  const paid = await soleRow(
    app.db.read,
    { fen: sum() },
    `SELECT COALESCE(SUM(v.customerFen), 0) AS fen FROM visits v
     WHERE v.storeId = ? AND v.settledOn = ? AND v.state = 'settled' AND v.refund IS NULL`,
    [query.storeId, today],
  )
  const { nextCursor, count, countCapped } = found
  const rows = found.rows.map((row) => withActs(row, caller, today))
  return { rows, nextCursor, count, countCapped, customerFen: paid.fen }
}
