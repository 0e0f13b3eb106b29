import {
  confirmUpgrade,
  getConsoleUpgrades,
  getMyUpgrades,
  getUpgrades,
  giveUpPoints,
  listConsoleUpgradeQueue,
  listUpgradeQueue,
} from '@cheyou/contract'
import type { Act } from '../../../platform/db/database.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { requirePresent } from './presence.ts'
import { upgradeMember } from './upgrade-member.ts'
import { upgradeQueue, upgradeStatus } from './upgrades.queries.ts'
import { requireVisible } from './visibility.ts'

/** Ways to a higher tier: seen by the owner, confirmed by staff, queued for both desks (req. 1.5). */
export function upgradesRoutes(app: App, routes: Routes): void {
  const statusOf = (memberId: string) => upgradeStatus(app.db.read, app.groupId, memberId, app.clock.now())
  const queueOf = async (caller: StaffCaller) => ({
    rows: await upgradeQueue(app.db.read, app.groupId, caller, app.clock.now()),
  })
  routes
    .on(getMyUpgrades, ({ caller }) => statusOf(caller.memberId))
    .on(giveUpPoints, async ({ caller: { memberId }, body, idempotency }) => {
      const who = { groupId: app.groupId, storeId: null, actorKind: 'member' as const, actorId: memberId }
      const act: Act = { ...who, action: 'membership.upgrade', idempotency }
      await upgradeMember(app, act, { memberId, from: body.from, way: 'redeemable_points' })
      return statusOf(memberId)
    })
    .on(getUpgrades, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
    .on(confirmUpgrade, async ({ caller, params: { memberId }, body, idempotency }) => {
      const { storeId, presenceToken, from, way } = body
      requireOwnStore(caller, storeId)
      await requireVisible(app.db.read, caller, memberId, app.clock.now())
      const who = { groupId: app.groupId, storeId, actorKind: 'staff' as const, actorId: caller.id }
      const act: Act = { ...who, action: 'membership.upgrade', idempotency }
      await upgradeMember(app, act, { memberId, from, way }, (unit) =>
        requirePresent(unit, memberId, presenceToken, storeId),
      )
      return statusOf(memberId)
    })
    .on(listUpgradeQueue, ({ caller }) => queueOf(caller))
    .on(listConsoleUpgradeQueue, ({ caller }) => queueOf(caller))
    .on(getConsoleUpgrades, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
}
