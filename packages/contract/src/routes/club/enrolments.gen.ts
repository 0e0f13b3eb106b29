// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/enrolments.ts'
import type { Route } from '../../route.ts'

export const getNewestEnrolment: Route<typeof contract.getNewestEnrolment> = {
  method: 'get',
  path: '/api/console/enrolments/newest',
}

export const previewEnrolment: Route<typeof contract.previewEnrolment> = {
  method: 'get',
  path: '/api/console/enrolments/preview',
}

export const startEnrolment: Route<typeof contract.startEnrolment> = { method: 'post', path: '/api/console/enrolments' }
