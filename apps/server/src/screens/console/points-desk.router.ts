import {
  approveAdjustment as approveEndpoint,
  getPointsOverview,
  listAdjustments,
  proposeAdjustment as proposeEndpoint,
  refuseAdjustment as refuseEndpoint,
} from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { Routes } from '../../platform/http/routes.ts'
import { requireConsole, type StaffCaller } from '../../areas/people/auth/index.ts'
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

const requireDesk = requireConsole('care', 'manager', 'group_admin')
const requireManager = requireConsole('manager', 'group_admin')

const SOON_DAYS = 90

/** Points at the desk: what is outstanding, manual adjustments and their approval (req. 2.7). */
export function pointsDeskRoutes(app: App): Routes {
  const visible = (caller: StaffCaller, memberId: string) =>
    requireVisible(app.db.read, caller, memberId, app.clock.now())
  return new Routes(app)
    .on(getPointsOverview, requireManager, 'read', async () => {
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
    .on(listAdjustments, requireDesk, 'read', ({ caller, query }) => adjustmentsOf(app, caller, query))
    .on(proposeEndpoint, requireDesk, 'write', async ({ caller, params, body, idempotency }) => {
      await visible(caller, params.memberId)
      const id = await proposeAdjustment(app, caller, { ...params, ...body }, idempotency)
      return adjustmentOf(app, caller, id)
    })
    .on(approveEndpoint, requireManager, 'write', async ({ caller, params, idempotency }) => {
      const { memberId } = await adjustmentOf(app, caller, params.adjustmentId)
      await visible(caller, memberId)
      await approveAdjustment(app, caller, params.adjustmentId, idempotency)
      return adjustmentOf(app, caller, params.adjustmentId)
    })
    .on(refuseEndpoint, requireManager, 'write', async ({ caller, params, body, idempotency }) => {
      const { memberId } = await adjustmentOf(app, caller, params.adjustmentId)
      await visible(caller, memberId)
      await refuseAdjustment(app, caller, { ...params, ...body }, idempotency)
      return adjustmentOf(app, caller, params.adjustmentId)
    })
}
