import { getCardActivity, getHome, getPointsOutlook, getShowcase } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { pointsOutlook } from '../../areas/club/points/index.ts'
import type { App } from '../../wiring.ts'
import { cardActivity, home } from './home.queries.ts'
import { showcase } from './showcase.queries.ts'

/** The owner's screens that draw on several modules. */
export function ownerRoutes(app: App, routes: Routes): void {
  routes
    .on(getHome, ({ caller }) => home(app.db.read, app.groupId, caller, app.clock.now()))
    .on(getShowcase, () => showcase(app.db.read, app.groupId, app.clock.now()))
    .on(getPointsOutlook, ({ caller }) => pointsOutlook(app.db.read, app.groupId, caller.memberId, app.clock.now()))
    .on(getCardActivity, async ({ caller, query }) => ({
      rows: await cardActivity(app.db.read, caller.memberId, new Date(query.since)),
      serverTime: app.clock.now().toISOString(),
    }))
}
