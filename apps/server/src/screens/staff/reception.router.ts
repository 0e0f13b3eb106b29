import { getMemberPanel, scan as scanEndpoint, searchMembers as searchMembersEndpoint } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import type { App } from '../../wiring.ts'
import { panelOf, searchMembers } from './member-panel.queries.ts'
import { scan } from './scan.ts'

/** Reception's screens: scan, find, see. */
export function receptionRoutes(app: App, routes: Routes): void {
  routes
    .on(scanEndpoint, ({ caller, body, idempotency }) => scan(app, caller, body, idempotency))
    .on(searchMembersEndpoint, async ({ caller, query }) => ({
      rows: await searchMembers(app.db.read, app.keys, caller, {
        groupId: app.groupId,
        typed: query.q,
        now: app.clock.now(),
      }),
    }))
    .on(getMemberPanel, async ({ caller, params }) => {
      const now = app.clock.now()
      await requireVisible(app.db.read, caller, params.memberId, now)
      return panelOf(app.db.read, app.keys, app.groupId, params.memberId, now)
    })
}
