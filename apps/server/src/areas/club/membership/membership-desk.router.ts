import {
  addCustomer as addCustomerEndpoint,
  getConsoleMembership,
  getMembership,
  getMyMembership,
  joinAtDesk,
  recordInsurance as recordInsuranceEndpoint,
  renewAtDesk as renewAtDeskEndpoint,
  renewWithPoints,
  searchCustomers,
  type EndpointInput,
} from '@cheyou/contract'
import type { Act, Unit } from '../../../platform/db/database.ts'
import type { Idempotency, Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { addCustomer } from './add-customer.ts'
import { recordInsurance } from './insurance-renewals.ts'
import { joinClub } from './join-club.ts'
import { joiningCustomers } from './joining-customers.queries.ts'
import { membershipStatus } from './membership-status.queries.ts'
import { requirePresent } from './presence.ts'
import { renewMembership } from './renew-membership.ts'
import { requireVisible } from './visibility.ts'

/** Joining and renewing: at the desk, and by the owner with points. */
export function membershipDeskRoutes(app: App, routes: Routes): void {
  const statusOf = (memberId: string) => membershipStatus(app.db.read, app.groupId, memberId, app.clock.now())
  routes
    .on(searchCustomers, async ({ caller, query }) => {
      const of = { groupId: app.groupId, typed: query.q, now: app.clock.now() }
      return { rows: await joiningCustomers(app.db.read, app.keys, caller, of) }
    })
    .on(addCustomerEndpoint, ({ caller, body, idempotency }) => addCustomer(app, caller, body, idempotency))
    .on(joinAtDesk, ({ caller, params, body, idempotency }) =>
      joinClub(app, caller, { ...params, ...body }, idempotency),
    )
    .on(getMyMembership, ({ caller }) => statusOf(caller.memberId))
    .on(renewWithPoints, async ({ caller, idempotency }) => {
      const act: Act = {
        groupId: app.groupId,
        storeId: null,
        actorKind: 'member',
        actorId: caller.memberId,
        action: 'membership.renew',
        idempotency,
      }
      const balances = await renewMembership(app, act, caller.memberId, { way: 'points' })
      return { membership: await statusOf(caller.memberId), balances }
    })
    .on(getMembership, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
    .on(getConsoleMembership, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      return statusOf(params.memberId)
    })
    .on(renewAtDeskEndpoint, async ({ caller, params, body, idempotency }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      const balances = await renewAtDesk(app, caller, { ...params, ...body }, idempotency)
      return { membership: await statusOf(params.memberId), balances }
    })
    .on(recordInsuranceEndpoint, async ({ caller, params, body, idempotency }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      await recordInsurance(app, caller, { ...params, ...body }, idempotency)
      return statusOf(params.memberId)
    })
}

/** Points are the member's: whoever gives them up must stand there. */
async function renewAtDesk(
  app: App,
  caller: StaffCaller,
  request: EndpointInput<typeof renewAtDeskEndpoint>['body'] & { memberId: string },
  idempotency: Idempotency,
) {
  const { memberId, storeId, payment } = request
  requireOwnStore(caller, storeId)
  const act: Act = {
    groupId: app.groupId,
    storeId,
    actorKind: 'staff',
    actorId: caller.id,
    action: 'membership.renew',
    idempotency,
  }
  const mayRenew = async (unit: Unit): Promise<void> => {
    if (payment.way === 'points') await requirePresent(unit, memberId, payment.presenceToken, storeId)
  }
  return renewMembership(app, act, memberId, payment, mayRenew)
}
