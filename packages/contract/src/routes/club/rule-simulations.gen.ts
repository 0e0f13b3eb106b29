// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/rule-simulations.ts'
import type { Route } from '../../route.ts'

export const getRuleSimulation: Route<typeof contract.getRuleSimulation> = {
  method: 'get',
  path: '/api/console/rule-drafts/:draftId/simulation',
}

export const listMovedMembers: Route<typeof contract.listMovedMembers> = {
  method: 'get',
  path: '/api/console/rule-simulations/:simulationId/members',
}

export const startRuleSimulation: Route<typeof contract.startRuleSimulation> = {
  method: 'post',
  path: '/api/console/rule-drafts/:draftId/simulations',
}
