import {
  agreeTerms as agreeEndpoint,
  approveDiscount as approveEndpoint,
  askDiscount as askEndpoint,
  endAgreement as endEndpoint,
  listAgreements,
  listCarApprovals,
  listDiscountApprovals,
  refuseDiscount as refuseEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import { requireOwnStore } from '../../people/auth/index.ts'
import { agreeTerms, endAgreement } from './agree-terms.ts'
import { requireVisible } from '../membership/index.ts'
import type { App } from '../../../wiring.ts'
import { agreementsOf } from './agreements.queries.ts'
import { carApprovals, discountApprovalsOf } from './approvals.queries.ts'
import { askDiscount } from './ask-discount.ts'
import { approveDiscount, refuseDiscount } from './decide-discount.ts'

/** What managers agree to take off: prices of fleets, and discounts above what the till may give (req. 3.5). */
export function discountsRoutes(app: App, routes: Routes): void {
  routes
    .on(askEndpoint, ({ caller, body, idempotency }) => askDiscount(app, caller, body, idempotency))
    .on(listCarApprovals, async ({ caller, query }) => {
      requireOwnStore(caller, query.storeId)
      await requireVisible(app.db.read, caller, query.memberId, app.clock.now())
      return carApprovals(app, caller, query)
    })
    .on(listDiscountApprovals, ({ caller, query }) => discountApprovalsOf(app, caller, query))
    .on(approveEndpoint, ({ caller, params, idempotency }) =>
      approveDiscount(app, caller, params.approvalId, idempotency),
    )
    .on(refuseEndpoint, ({ caller, params, body, idempotency }) =>
      refuseDiscount(app, caller, { ...params, ...body }, idempotency),
    )
    .on(listAgreements, ({ caller, query }) => agreementsOf(app, caller, query))
    .on(agreeEndpoint, ({ caller, params, body, idempotency }) =>
      agreeTerms(app, caller, { ...params, ...body }, idempotency),
    )
    .on(endEndpoint, ({ caller, params, body, idempotency }) =>
      endAgreement(app, caller, { ...params, ...body }, idempotency),
    )
}
