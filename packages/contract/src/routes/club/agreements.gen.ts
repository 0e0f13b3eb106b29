// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/agreements.ts'
import type { Route } from '../../route.ts'

export const agreeTerms: Route<typeof contract.agreeTerms> = {
  method: 'post',
  path: '/api/console/members/:memberId/agreements',
}

export const endAgreement: Route<typeof contract.endAgreement> = {
  method: 'post',
  path: '/api/console/agreements/:agreementId/end',
}

export const findCompanies: Route<typeof contract.findCompanies> = { method: 'get', path: '/api/console/companies' }

export const listAgreements: Route<typeof contract.listAgreements> = { method: 'get', path: '/api/console/agreements' }
