// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../jobs.ts'
import type { Route } from '../route.ts'

export const cancelJob: Route<typeof contract.cancelJob> = { method: 'post', path: '/api/console/jobs/:jobId/cancel' }

export const listJobs: Route<typeof contract.listJobs> = { method: 'get', path: '/api/console/jobs' }

export const listParkedEvents: Route<typeof contract.listParkedEvents> = {
  method: 'get',
  path: '/api/console/parked-events',
}

export const retryJob: Route<typeof contract.retryJob> = { method: 'post', path: '/api/console/jobs/:jobId/retry' }

export const retryParkedEvent: Route<typeof contract.retryParkedEvent> = {
  method: 'post',
  path: '/api/console/parked-events/:eventId/retry',
}
