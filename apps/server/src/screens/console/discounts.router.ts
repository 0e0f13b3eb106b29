import {
  agreeTerms as agreeEndpoint,
  approveDiscount as approveEndpoint,
  askDiscount as askEndpoint,
  endAgreement as endEndpoint,
  findCompanies,
  listAgreements,
  listCarApprovals,
  listDiscountApprovals,
  refuseDiscount as refuseEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { requireOwnStore, type StaffCaller } from '../../areas/people/auth/index.ts'
import {
  agreeTerms,
  approveDiscount,
  askDiscount,
  endAgreement,
  refuseDiscount,
} from '../../areas/club/discounts/index.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import type { App } from '../../wiring.ts'
import { agreementOf, agreementsOf, companiesOf } from './agreements.queries.ts'
import { carApprovals, discountApprovalOf, discountApprovalsOf } from './discount-approvals.queries.ts'

/** What managers agree to take off: prices of fleets, and discounts above what the till may give (req. 3.5). */
export function discountsRoutes(app: App, routes: Routes): void {
  const visible = (caller: StaffCaller, memberId: string) =>
    requireVisible(app.db.read, caller, memberId, app.clock.now())
  routes
    .on(askEndpoint, async ({ caller, body, idempotency }) =>
      discountApprovalOf(app, caller, await askDiscount(app, caller, body, idempotency)),
    )
    .on(listCarApprovals, async ({ caller, query }) => {
      requireOwnStore(caller, query.storeId)
      await visible(caller, query.memberId)
      return carApprovals(app, caller, query)
    })
    .on(listDiscountApprovals, ({ caller, query }) => discountApprovalsOf(app, caller, query))
    .on(approveEndpoint, async ({ caller, params, idempotency }) => {
      await approveDiscount(app, caller, params.approvalId, idempotency)
      return discountApprovalOf(app, caller, params.approvalId)
    })
    .on(refuseEndpoint, async ({ caller, params, body, idempotency }) => {
      await refuseDiscount(app, caller, { ...params, ...body }, idempotency)
      return discountApprovalOf(app, caller, params.approvalId)
    })
    .on(listAgreements, ({ caller, query }) => agreementsOf(app, caller, query))
    .on(findCompanies, ({ caller, query }) => companiesOf(app, caller, query.q))
    .on(agreeEndpoint, async ({ caller, params, body, idempotency }) => {
      await visible(caller, params.memberId)
      const id = await agreeTerms(app, caller, { ...params, ...body }, idempotency)
      return agreementOf(app, caller, id)
    })
    .on(endEndpoint, async ({ caller, params, body, idempotency }) => {
      const { memberId } = await agreementOf(app, caller, params.agreementId)
      await visible(caller, memberId)
      await endAgreement(app, caller, { ...params, ...body }, idempotency)
      return agreementOf(app, caller, params.agreementId)
    })
}
