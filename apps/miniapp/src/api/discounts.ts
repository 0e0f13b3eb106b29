import type { askDiscount, DiscountApproval, EndpointInput, listCarApprovals } from '@cheyou/contract'
import { call } from './http.ts'

export type DiscountWish = NonNullable<EndpointInput<typeof askDiscount>['body']>

const path = '/api/staff/discount-approvals'

/** Asks a manager for a discount above one's own limit, for one car today (req. 3.5). */
export function askManager(idempotencyKey: string, wish: DiscountWish): Promise<DiscountApproval> {
  return call<typeof askDiscount>({ method: 'POST', path, idempotencyKey, body: wish })
}

/** What was asked for a car at this store today, newest first. */
export async function fetchCarApprovals(query: {
  storeId: string
  memberId: string
  vehicleId: string
}): Promise<DiscountApproval[]> {
  return (await call<typeof listCarApprovals>({ method: 'GET', path, query })).rows
}
