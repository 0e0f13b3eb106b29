import {
  addCustomer as addCustomerEndpoint,
  getConsoleMembership,
  getMembership,
  getMyMembership,
  joinAtDesk,
  recordInsurance as recordInsuranceEndpoint,
  renewAtDesk as renewAtDeskEndpoint,
  renewWithPoints as renewWithPointsEndpoint,
  searchCustomers,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { addCustomer } from './add-customer.ts'
import { notePhoneSearch } from '../../people/finding/index.ts'
import { recordInsurance } from './record-insurance.ts'
import { joinClub } from './join-club.ts'
import { joiningCustomers } from './joining-customers.queries.ts'
import { membershipStatus } from './membership-status.queries.ts'
import { renewAtDesk, renewWithPoints } from './renew-membership.ts'
import { requireVisible } from './visibility.ts'

/** Joining and renewing: at the desk, and by the owner with points. */
export function membershipDeskRoutes(app: App, routes: Routes): void {
  const statusOf = (memberId: string) => membershipStatus(app.db.read, app.groupId, memberId, app.clock.now())
  routes
    .on(searchCustomers, async ({ caller, query }) => {
      const of = { groupId: app.groupId, typed: query.q, now: app.clock.now() }
      const rows = await joiningCustomers(app.db.read, app.keys, caller, of)
      await notePhoneSearch(app, caller, query.q, [])
      return { rows }
    })
    .on(addCustomerEndpoint, ({ caller, body, idempotency }) => addCustomer(app, caller, body, idempotency))
    .on(joinAtDesk, ({ caller, params, body, idempotency }) =>
      joinClub(app, caller, { ...params, ...body }, idempotency),
    )
    .on(getMyMembership, ({ caller }) => statusOf(caller.memberId))
    .on(renewWithPointsEndpoint, ({ caller, body, idempotency }) =>
      renewWithPoints(app, caller, body.quotedPoints, idempotency),
    )
    .on(getMembership, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
    .on(getConsoleMembership, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
    .on(renewAtDeskEndpoint, ({ caller, params, body, idempotency }) =>
      renewAtDesk(app, caller, { ...params, ...body }, idempotency),
    )
    .on(recordInsuranceEndpoint, ({ caller, params, body, idempotency }) =>
      recordInsurance(app, caller, { ...params, ...body }, idempotency),
    )
}
