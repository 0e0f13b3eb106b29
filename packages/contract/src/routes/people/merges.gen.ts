// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/merges.ts'
import type { Route } from '../../route.ts'

export const approveMerge: Route<typeof contract.approveMerge> = {
  method: 'post',
  path: '/api/console/merge-requests/:mergeRequestId/approve',
}

export const findArchives: Route<typeof contract.findArchives> = { method: 'post', path: '/api/console/archives/find' }

export const listDuplicates: Route<typeof contract.listDuplicates> = { method: 'get', path: '/api/console/duplicates' }

export const listMergeRequests: Route<typeof contract.listMergeRequests> = {
  method: 'get',
  path: '/api/console/merge-requests',
}

export const mergeCustomers: Route<typeof contract.mergeCustomers> = { method: 'post', path: '/api/console/merges' }

export const previewMerge: Route<typeof contract.previewMerge> = { method: 'get', path: '/api/console/merges/preview' }

export const refuseMerge: Route<typeof contract.refuseMerge> = {
  method: 'post',
  path: '/api/console/merge-requests/:mergeRequestId/refuse',
}
