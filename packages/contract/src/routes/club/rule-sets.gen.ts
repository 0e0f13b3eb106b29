// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/rule-sets.ts'
import type { Route } from '../../route.ts'

export const createRuleDraft: Route<typeof contract.createRuleDraft> = {
  method: 'post',
  path: '/api/console/rule-drafts',
}

export const discardRuleDraft: Route<typeof contract.discardRuleDraft> = {
  method: 'delete',
  path: '/api/console/rule-drafts/:draftId',
}

export const getRuleDraft: Route<typeof contract.getRuleDraft> = {
  method: 'get',
  path: '/api/console/rule-drafts/:draftId',
}

export const getRuleVersion: Route<typeof contract.getRuleVersion> = {
  method: 'get',
  path: '/api/console/rules/:version',
}

export const listRuleVersions: Route<typeof contract.listRuleVersions> = { method: 'get', path: '/api/console/rules' }

export const publishRuleDraft: Route<typeof contract.publishRuleDraft> = {
  method: 'post',
  path: '/api/console/rule-drafts/:draftId/publish',
}

export const saveRuleDraft: Route<typeof contract.saveRuleDraft> = {
  method: 'put',
  path: '/api/console/rule-drafts/:draftId',
}
