import {
  approveAdjustment as approveEndpoint,
  getPointsOverview,
  listAdjustments,
  proposeAdjustment as proposeEndpoint,
  refuseAdjustment as refuseEndpoint,
} from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import type { Routes } from '../../platform/http/routes.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import {
  approveAdjustment,
  proposeAdjustment,
  refuseAdjustment,
  requireVisible,
} from '../../areas/club/membership/index.ts'
import { expiringInClub, liability } from '../../areas/club/points/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import type { App } from '../../wiring.ts'
import { adjustmentOf, adjustmentsOf } from './adjustments.queries.ts'

const SOON_DAYS = 90

/** Points at the desk: what is outstanding, manual adjustments and their approval (req. 2.7). */
export function pointsDeskRoutes(app: App, routes: Routes): void {
  const visible = (caller: StaffCaller, memberId: string) =>
    requireVisible(app.db.read, caller, memberId, app.clock.now())
  routes
    .on(getPointsOverview, async () => {
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
    .on(listAdjustments, ({ caller, query }) => adjustmentsOf(app, caller, query))
    .on(proposeEndpoint, async ({ caller, params, body, idempotency }) => {
      await visible(caller, params.memberId)
      const id = await proposeAdjustment(app, caller, { ...params, ...body }, idempotency)
      return adjustmentOf(app, caller, id)
    })
    .on(approveEndpoint, async ({ caller, params, idempotency }) => {
      const { memberId } = await adjustmentOf(app, caller, params.adjustmentId)
      await visible(caller, memberId)
      await approveAdjustment(app, caller, params.adjustmentId, idempotency)
      return adjustmentOf(app, caller, params.adjustmentId)
    })
    .on(refuseEndpoint, async ({ caller, params, body, idempotency }) => {
      const { memberId } = await adjustmentOf(app, caller, params.adjustmentId)
      await visible(caller, memberId)
      await refuseAdjustment(app, caller, { ...params, ...body }, idempotency)
      return adjustmentOf(app, caller, params.adjustmentId)
    })
}
