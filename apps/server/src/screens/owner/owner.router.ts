import { getCardActivity, getHome, getPointsOutlook } from '@cheyou/contract'
import { Routes } from '../../platform/http/routes.ts'
import { requireMember } from '../../areas/club/membership/index.ts'
import { pointsOutlook } from '../../areas/club/points/index.ts'
import type { App } from '../../wiring.ts'
import { cardActivity, home } from './home.queries.ts'

/** The owner's screens that draw on several modules. */
export function ownerRoutes(app: App): Routes {
  return new Routes(app)
    .on(getHome, requireMember, 'read', ({ caller }) => home(app.db.read, app.groupId, caller, app.clock.now()))
    .on(getPointsOutlook, requireMember, 'read', ({ caller }) =>
      pointsOutlook(app.db.read, app.groupId, caller.memberId, app.clock.now()),
    )
    .on(getCardActivity, requireMember, 'read', async ({ caller, query }) => ({
      rows: await cardActivity(app.db.read, caller.memberId, new Date(query.since)),
      serverTime: app.clock.now().toISOString(),
    }))
}
