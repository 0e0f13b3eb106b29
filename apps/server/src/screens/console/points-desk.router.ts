import { getPointsOverview } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import type { Routes } from '../../platform/http/routes.ts'
import { expiringInClub, liability } from '../../areas/club/points/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import type { App } from '../../wiring.ts'

const SOON_DAYS = 90

/** Points at the desk: what is outstanding, what it is worth and when it expires. */
export function pointsDeskRoutes(app: App, routes: Routes): void {
  routes.on(getPointsOverview, async () => {
    const now = app.clock.now()
    const asOf = businessDateOf(now)
    const { points } = await rulesInForce(app.db.read, app.groupId, now)
    return {
      asOf,
      ...(await liability(app.db.read, app.groupId, now)),
      expiring: await expiringInClub(app.db.read, app.groupId, asOf, SOON_DAYS),
      approvalAbovePoints: points.approvalAbovePoints,
    }
  })
}
