import {
  cancelConsoleRedemption,
  cancelRedemptions as cancelRedemptionsEndpoint,
  cancelForMember as cancelForMemberEndpoint,
  getConsoleRedemption,
  handOver as handOverEndpoint,
  listConsoleRedemptions,
  undoConsoleHandOver,
  undoHandOver as undoHandOverEndpoint,
  type ConsoleRedemption,
  type RedemptionPanel,
} from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { cancelForMember, handOver, undoHandOver, type AnswerOfChange } from '../../areas/club/rewards/index.ts'
import { notePhoneSearch } from '../../areas/people/finding/index.ts'
import type { App } from '../../wiring.ts'
import { cancelRedemptions } from './cancel-redemptions.ts'
import { consoleRedemption } from './console-redemption.queries.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'
import { redemptionPanel } from '../staff/redemption-panel.queries.ts'

/** What staff do with redemptions, on their phones and at the console. */
export function redemptionsDeskRoutes(app: App, routes: Routes): void {
  const { groupId } = app
  const panelAt =
    (caller: StaffCaller, storeId: string | null): AnswerOfChange<RedemptionPanel> =>
    (unit, { redemption }) =>
      redemptionPanel(unit.sql, caller, redemption, { groupId, storeId, now: unit.now })
  const atConsole =
    (caller: StaffCaller): AnswerOfChange<ConsoleRedemption> =>
    (unit, { redemption }) =>
      consoleRedemption(unit.sql, caller, redemption.id, { groupId, now: unit.now })
  routes
    .on(handOverEndpoint, ({ caller, params, body, idempotency }) =>
      handOver(app, caller, { ...params, ...body }, idempotency, panelAt(caller, body.storeId)),
    )
    .on(undoHandOverEndpoint, ({ caller, params, body, idempotency }) =>
      undoHandOver(app, caller, { ...params, ...body }, idempotency, panelAt(caller, null)),
    )
    .on(cancelForMemberEndpoint, ({ caller, params, body: { quantity = null, reason }, idempotency }) =>
      cancelForMember(app, caller, { ...params, quantity, reason }, idempotency, panelAt(caller, null)),
    )
    .on(listConsoleRedemptions, async ({ caller, query }) => {
      const page = await consoleRedemptions(app, caller, query)
      await notePhoneSearch(app, caller, query.q, [])
      return page
    })
    .on(getConsoleRedemption, ({ caller, params }) =>
      consoleRedemption(app.db.read, caller, params.redemptionId, { groupId, now: app.clock.now() }),
    )
    .on(cancelConsoleRedemption, ({ caller, params, body: { quantity = null, reason }, idempotency }) =>
      cancelForMember(app, caller, { ...params, quantity, reason }, idempotency, atConsole(caller)),
    )
    .on(cancelRedemptionsEndpoint, ({ caller, body, idempotency }) => cancelRedemptions(app, caller, body, idempotency))
    .on(undoConsoleHandOver, ({ caller, params, body, idempotency }) =>
      undoHandOver(app, caller, { ...params, ...body }, idempotency, atConsole(caller)),
    )
}
