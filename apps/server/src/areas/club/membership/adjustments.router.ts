import {
  approveAdjustment as approveEndpoint,
  listAdjustments,
  proposeAdjustment as proposeEndpoint,
  refuseAdjustment as refuseEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { approveAdjustment, proposeAdjustment, refuseAdjustment } from './adjust-points.ts'
import { adjustmentsOf } from './adjustments.queries.ts'

/** Manual adjustments of points and their approval (req. 2.7). */
export function adjustmentsRoutes(app: App, routes: Routes): void {
  routes
    .on(listAdjustments, ({ caller, query }) => adjustmentsOf(app, caller, query))
    .on(proposeEndpoint, ({ caller, params, body, idempotency }) =>
      proposeAdjustment(app, caller, { ...params, ...body }, idempotency),
    )
    .on(approveEndpoint, ({ caller, params, idempotency }) =>
      approveAdjustment(app, caller, params.adjustmentId, idempotency),
    )
    .on(refuseEndpoint, ({ caller, params, body, idempotency }) =>
      refuseAdjustment(app, caller, { ...params, ...body }, idempotency),
    )
}
