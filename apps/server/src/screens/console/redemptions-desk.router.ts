import {
  cancelConsoleRedemption,
  cancelForMember as cancelForMemberEndpoint,
  getConsoleRedemption,
  handOver as handOverEndpoint,
  listConsoleRedemptions,
  undoConsoleHandOver,
  undoHandOver as undoHandOverEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { cancelForMember, handOver, undoHandOver, type Redemption } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { consoleRedemption } from './console-redemption.queries.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'
import { redemptionPanel } from '../staff/redemption-panel.queries.ts'

/** What staff do with redemptions, on their phones and at the console. */
export function redemptionsDeskRoutes(app: App, routes: Routes): void {
  const panel = (caller: StaffCaller, redemption: Redemption, storeId: string | null) =>
    redemptionPanel(app.db.read, caller, redemption, { groupId: app.groupId, storeId, now: app.clock.now() })
  routes
    .on(handOverEndpoint, async ({ caller, params, body, idempotency }) => {
      const { redemption } = await handOver(app, caller, { ...params, ...body }, idempotency)
      return panel(caller, redemption, body.storeId)
    })
    .on(undoHandOverEndpoint, async ({ caller, params, body, idempotency }) => {
      const { redemption } = await undoHandOver(app, caller, { ...params, ...body }, idempotency)
      return panel(caller, redemption, null)
    })
    .on(cancelForMemberEndpoint, async ({ caller, params, body, idempotency }) => {
      const { quantity = null, reason } = body
      const { redemption } = await cancelForMember(app, caller, { ...params, quantity, reason }, idempotency)
      return panel(caller, redemption, null)
    })
    .on(listConsoleRedemptions, ({ caller, query }) => consoleRedemptions(app, caller, query))
    .on(getConsoleRedemption, ({ caller, params }) => consoleRedemption(app, caller, params.redemptionId))
    .on(cancelConsoleRedemption, async ({ caller, params, body, idempotency }) => {
      const { quantity = null, reason } = body
      await cancelForMember(app, caller, { ...params, quantity, reason }, idempotency)
      return consoleRedemption(app, caller, params.redemptionId)
    })
    .on(undoConsoleHandOver, async ({ caller, params, body, idempotency }) => {
      // Who may not see it hears nothing of its state either.
      await consoleRedemption(app, caller, params.redemptionId)
      await undoHandOver(app, caller, { ...params, ...body }, idempotency)
      return consoleRedemption(app, caller, params.redemptionId)
    })
}
