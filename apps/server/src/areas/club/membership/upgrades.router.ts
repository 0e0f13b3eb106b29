import {
  confirmUpgrade as confirmUpgradeEndpoint,
  getConsoleUpgrades,
  getMyUpgrades,
  getUpgrades,
  giveUpPoints as giveUpPointsEndpoint,
  listConsoleUpgradeQueue,
  listUpgradeQueue,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { confirmUpgrade, giveUpPoints } from './upgrade-member.ts'
import { upgradeQueue, upgradeStatus } from './upgrades.queries.ts'
import { requireVisible } from './visibility.ts'

/** Ways to a higher tier: seen by the owner, confirmed by staff, queued for both desks (req. 1.5). */
export function upgradesRoutes(app: App, routes: Routes): void {
  const statusOf = (memberId: string) => upgradeStatus(app.db.read, app.groupId, memberId, app.clock.now())
  routes
    .on(getMyUpgrades, ({ caller }) => statusOf(caller.memberId))
    .on(giveUpPointsEndpoint, ({ caller, body, idempotency }) => giveUpPoints(app, caller, body, idempotency))
    .on(getUpgrades, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
    .on(confirmUpgradeEndpoint, ({ caller, params, body, idempotency }) =>
      confirmUpgrade(app, caller, { ...params, ...body }, idempotency),
    )
    .on(listUpgradeQueue, async ({ caller }) => ({ rows: (await upgradeQueue(app, caller)).rows }))
    .on(listConsoleUpgradeQueue, ({ caller, query }) => upgradeQueue(app, caller, query))
    .on(getConsoleUpgrades, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
}
