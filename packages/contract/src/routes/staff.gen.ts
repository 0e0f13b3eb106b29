// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../index.ts'
import type { Route } from '../route.ts'

export const addCustomer: Route<typeof contract.addCustomer> = {
  method: 'post',
  path: '/api/staff/customers',
  audience: 'staff',
  idempotent: true,
}

export const askDiscount: Route<typeof contract.askDiscount> = {
  method: 'post',
  path: '/api/staff/discount-approvals',
  audience: 'staff',
  idempotent: true,
}

export const cancelForMember: Route<typeof contract.cancelForMember> = {
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/cancel',
  audience: 'staff',
  idempotent: true,
}

export const confirmUpgrade: Route<typeof contract.confirmUpgrade> = {
  method: 'post',
  path: '/api/staff/members/:memberId/upgrades',
  audience: 'staff',
  idempotent: true,
}

export const getMemberBenefits: Route<typeof contract.getMemberBenefits> = {
  method: 'get',
  path: '/api/staff/members/:memberId/benefits',
  audience: 'staff',
}

export const getMemberPanel: Route<typeof contract.getMemberPanel> = {
  method: 'get',
  path: '/api/staff/members/:memberId',
  audience: 'staff',
}

export const getMembership: Route<typeof contract.getMembership> = {
  method: 'get',
  path: '/api/staff/members/:memberId/membership',
  audience: 'staff',
}

export const getUpgrades: Route<typeof contract.getUpgrades> = {
  method: 'get',
  path: '/api/staff/members/:memberId/upgrades',
  audience: 'staff',
}

export const handOver: Route<typeof contract.handOver> = {
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/hand-over',
  audience: 'staff',
  idempotent: true,
}

export const joinAtDesk: Route<typeof contract.joinAtDesk> = {
  method: 'post',
  path: '/api/staff/customers/:customerId/join',
  audience: 'staff',
  idempotent: true,
}

export const listCarApprovals: Route<typeof contract.listCarApprovals> = {
  method: 'get',
  path: '/api/staff/discount-approvals',
  audience: 'staff',
}

export const listUpgradeQueue: Route<typeof contract.listUpgradeQueue> = {
  method: 'get',
  path: '/api/staff/upgrade-candidates',
  audience: 'staff',
}

export const listWorkTypes: Route<typeof contract.listWorkTypes> = {
  method: 'get',
  path: '/api/staff/work-types',
  audience: 'staff',
}

export const previewVisit: Route<typeof contract.previewVisit> = {
  method: 'post',
  path: '/api/staff/visits/preview',
  audience: 'staff',
}

export const recordInsurance: Route<typeof contract.recordInsurance> = {
  method: 'post',
  path: '/api/staff/members/:memberId/insurances',
  audience: 'staff',
  idempotent: true,
}

export const renewAtDesk: Route<typeof contract.renewAtDesk> = {
  method: 'post',
  path: '/api/staff/members/:memberId/renew',
  audience: 'staff',
  idempotent: true,
}

export const scan: Route<typeof contract.scan> = {
  method: 'post',
  path: '/api/staff/scans',
  audience: 'staff',
  idempotent: true,
}

export const searchCustomers: Route<typeof contract.searchCustomers> = {
  method: 'get',
  path: '/api/staff/customers',
  audience: 'staff',
}

export const searchMembers: Route<typeof contract.searchMembers> = {
  method: 'get',
  path: '/api/staff/members',
  audience: 'staff',
}

export const settleVisit: Route<typeof contract.settleVisit> = {
  method: 'post',
  path: '/api/staff/visits',
  audience: 'staff',
  idempotent: true,
}

export const undoBenefitUse: Route<typeof contract.undoBenefitUse> = {
  method: 'post',
  path: '/api/staff/benefit-uses/:useId/undo',
  audience: 'staff',
  idempotent: true,
}

export const undoHandOver: Route<typeof contract.undoHandOver> = {
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/undo-hand-over',
  audience: 'staff',
  idempotent: true,
}

export const useBenefitAtDesk: Route<typeof contract.useBenefitAtDesk> = {
  method: 'post',
  path: '/api/staff/members/:memberId/benefit-uses',
  audience: 'staff',
  idempotent: true,
}

export const voidVisit: Route<typeof contract.voidVisit> = {
  method: 'post',
  path: '/api/staff/visits/:visitId/void',
  audience: 'staff',
  idempotent: true,
}
