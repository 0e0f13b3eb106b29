import { getMemberPanel, scan as scanEndpoint } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import type { App } from '../../wiring.ts'
import { panelOf } from './member-panel.queries.ts'
import { scan } from './scan.ts'

/** Reception's screens: scan, see. */
export function receptionRoutes(app: App, routes: Routes): void {
  routes
    .on(scanEndpoint, ({ caller, body, idempotency }) => scan(app, caller, body, idempotency))
    .on(getMemberPanel, async ({ caller, params }) => {
      const now = app.clock.now()
      await requireVisible(app.db.read, caller, params.memberId, now)
      return panelOf(app.db.read, app.keys, app.groupId, params.memberId, now)
    })
}
