import { getMemberPanel, getVisitRecord, listTodayVisits, scan as scanEndpoint } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import type { App } from '../../wiring.ts'
import { panelOf } from './member-panel.queries.ts'
import { scan } from './scan.ts'
import { todayVisits } from './today-visits.queries.ts'
import { visitRecord } from './visit-record.queries.ts'

/** Reception's screens: scan, see, look back at today. */
export function receptionRoutes(app: App, routes: Routes): void {
  routes
    .on(scanEndpoint, ({ caller, body, idempotency }) => scan(app, caller, body, idempotency))
    .on(getMemberPanel, async ({ caller, params }) => {
      const now = app.clock.now()
      await requireVisible(app.db.read, caller, params.memberId, now)
      return panelOf(app.db.read, app.keys, app.groupId, params.memberId, now)
    })
    .on(listTodayVisits, ({ caller, query }) => todayVisits(app, caller, query))
    .on(getVisitRecord, ({ caller, params }) => visitRecord(app, caller, params.visitId))
}
