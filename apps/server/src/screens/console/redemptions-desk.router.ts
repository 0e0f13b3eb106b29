import {
  cancelConsoleRedemption,
  cancelForMember as cancelForMemberEndpoint,
  getConsoleRedemption,
  handOver as handOverEndpoint,
  listConsoleRedemptions,
  undoConsoleHandOver,
  undoHandOver as undoHandOverEndpoint,
} from '@cheyou/contract'
import { Routes } from '../../platform/http/routes.ts'
import { requireConsole, requireStaff, type StaffCaller } from '../../areas/people/auth/index.ts'
import { cancelForMember, handOver, undoHandOver, type Redemption } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { consoleRedemption } from './console-redemption.queries.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'
import { redemptionPanel } from '../staff/redemption-panel.queries.ts'

const requireDesk = requireStaff('reception', 'care', 'manager', 'group_admin')

const requireConsoleDesk = requireConsole('care', 'manager', 'group_admin')
const requireManager = requireConsole('manager', 'group_admin')

/** What staff do with redemptions, on their phones and at the console. */
export function redemptionsDeskRoutes(app: App): Routes {
  const panel = (caller: StaffCaller, redemption: Redemption, storeId: string | null) =>
    redemptionPanel(app.db.read, caller, redemption, { groupId: app.groupId, storeId, now: app.clock.now() })
  return new Routes(app)
    .on(handOverEndpoint, requireDesk, 'desk', async ({ caller, params, body, idempotency }) => {
      const { redemption } = await handOver(app, caller, { ...params, ...body }, idempotency)
      return panel(caller, redemption, body.storeId)
    })
    .on(undoHandOverEndpoint, requireDesk, 'desk', async ({ caller, params, body, idempotency }) => {
      const { redemption } = await undoHandOver(app, caller, { ...params, ...body }, idempotency)
      return panel(caller, redemption, null)
    })
    .on(cancelForMemberEndpoint, requireDesk, 'desk', async ({ caller, params, body, idempotency }) => {
      const { quantity = null, reason } = body
      const { redemption } = await cancelForMember(app, caller, { ...params, quantity, reason }, idempotency)
      return panel(caller, redemption, null)
    })
    .on(listConsoleRedemptions, requireConsoleDesk, 'read', ({ caller, query }) =>
      consoleRedemptions(app, caller, query),
    )
    .on(getConsoleRedemption, requireConsoleDesk, 'read', ({ caller, params }) =>
      consoleRedemption(app, caller, params.redemptionId),
    )
    .on(cancelConsoleRedemption, requireManager, 'write', async ({ caller, params, body, idempotency }) => {
      const { quantity = null, reason } = body
      await cancelForMember(app, caller, { ...params, quantity, reason }, idempotency)
      return consoleRedemption(app, caller, params.redemptionId)
    })
    .on(undoConsoleHandOver, requireManager, 'write', async ({ caller, params, body, idempotency }) => {
      // Who may not see it hears nothing of its state either.
      await consoleRedemption(app, caller, params.redemptionId)
      await undoHandOver(app, caller, { ...params, ...body }, idempotency)
      return consoleRedemption(app, caller, params.redemptionId)
    })
}
