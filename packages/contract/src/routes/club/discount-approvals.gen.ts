// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/discount-approvals.ts'
import type { Route } from '../../route.ts'

export const approveDiscount: Route<typeof contract.approveDiscount> = {
  method: 'post',
  path: '/api/staff/discount-approvals/:approvalId/approve',
  reader: 'staff',
}

export const askDiscount: Route<typeof contract.askDiscount> = {
  method: 'post',
  path: '/api/staff/discount-approvals',
  reader: 'staff',
}

export const listCarApprovals: Route<typeof contract.listCarApprovals> = {
  method: 'get',
  path: '/api/staff/discount-approvals',
  reader: 'staff',
}

export const listDiscountApprovals: Route<typeof contract.listDiscountApprovals> = {
  method: 'get',
  path: '/api/staff/store-approvals',
  reader: 'staff',
}

export const refuseDiscount: Route<typeof contract.refuseDiscount> = {
  method: 'post',
  path: '/api/staff/discount-approvals/:approvalId/refuse',
  reader: 'staff',
}
