// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/benefits.ts'
import type { Route } from '../../route.ts'

export const getConsoleBenefits: Route<typeof contract.getConsoleBenefits> = {
  method: 'get',
  path: '/api/console/members/:memberId/benefits',
}

export const getMemberBenefits: Route<typeof contract.getMemberBenefits> = {
  method: 'get',
  path: '/api/staff/members/:memberId/benefits',
}

export const getMyBenefits: Route<typeof contract.getMyBenefits> = { method: 'get', path: '/api/member/benefits' }

export const giveBenefitAtDesk: Route<typeof contract.giveBenefitAtDesk> = {
  method: 'post',
  path: '/api/staff/members/:memberId/benefit-uses',
}

export const undoBenefitUse: Route<typeof contract.undoBenefitUse> = {
  method: 'post',
  path: '/api/staff/benefit-uses/:useId/undo',
}

export const undoConsoleBenefitUse: Route<typeof contract.undoConsoleBenefitUse> = {
  method: 'post',
  path: '/api/console/benefit-uses/:useId/undo',
}
