import {
  getRuleSimulation,
  listMovedMembers,
  startRuleSimulation as startRuleSimulationEndpoint,
} from '@cheyou/contract'
import { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireConsole } from '../../people/auth/index.ts'
import { movedMembers, newestSimulation } from './simulation.queries.ts'
import { startRuleSimulation } from './start-simulation.ts'

const requireManager = requireConsole('manager', 'group_admin')

/** Drafts of rules tried on the past before they are published (req. 2.3). */
export function simulationRoutes(app: App): Routes {
  return new Routes(app)
    .on(startRuleSimulationEndpoint, requireManager, 'write', async ({ caller, params, body, idempotency }) => {
      const { simulationId } = await startRuleSimulation(app, caller, { ...params, ...body }, idempotency)
      return { simulationId }
    })
    .on(getRuleSimulation, requireManager, 'read', async ({ caller, params }) => ({
      simulation: await newestSimulation(app, caller, params.draftId),
    }))
    .on(listMovedMembers, requireManager, 'read', ({ caller, params, query }) =>
      movedMembers(app, caller, params.simulationId, query),
    )
}
