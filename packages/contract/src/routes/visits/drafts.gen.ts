// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../visits/drafts.ts'
import type { Route } from '../../route.ts'

export const bringBackDraft: Route<typeof contract.bringBackDraft> = {
  method: 'post',
  path: '/api/staff/till-drafts/:tillDraftId/bring-back',
  reader: 'staff',
}

export const dropDraft: Route<typeof contract.dropDraft> = {
  method: 'post',
  path: '/api/staff/till-drafts/:tillDraftId/drop',
  reader: 'staff',
}

export const keepDraft: Route<typeof contract.keepDraft> = {
  method: 'put',
  path: '/api/staff/till-drafts/:tillDraftId',
  reader: 'staff',
}

export const listDrafts: Route<typeof contract.listDrafts> = {
  method: 'get',
  path: '/api/staff/till-drafts',
  reader: 'staff',
}

export const takeDraft: Route<typeof contract.takeDraft> = {
  method: 'post',
  path: '/api/staff/till-drafts/:tillDraftId/take',
  reader: 'staff',
}
