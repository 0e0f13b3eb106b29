import {
  getRuleSimulation,
  listMovedMembers,
  startRuleSimulation as startRuleSimulationEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { movedMembers, newestSimulation } from './simulation.queries.ts'
import { startRuleSimulation } from './start-simulation.ts'

/** Drafts of rules tried on the past before they are published (req. 2.3). */
export function simulationRoutes(app: App, routes: Routes): void {
  routes
    .on(startRuleSimulationEndpoint, ({ caller, params, body, idempotency }) =>
      startRuleSimulation(app, caller, { ...params, ...body }, idempotency),
    )
    .on(getRuleSimulation, async ({ caller, params }) => ({
      simulation: await newestSimulation(app, caller, params.draftId),
    }))
    .on(listMovedMembers, ({ caller, params, query }) => movedMembers(app, caller, params.simulationId, query))
}
