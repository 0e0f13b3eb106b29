import type { Module } from '../../../platform/module.ts'
import { simulationTables } from './simulation.tables.ts'
import { RuleSimulations1795420000000 } from './migrations/1795420000000-rule-simulations.ts'
import { SimulationsAsJobs1795600000001 } from './migrations/1795600000001-simulations-as-jobs.ts'
import { ruleSimulationJob } from './simulation-job.ts'
import { simulationRoutes } from './simulation.router.ts'

export const simulation: Module = {
  name: 'club/simulation',
  tables: simulationTables,
  migrations: [RuleSimulations1795420000000, SimulationsAsJobs1795600000001],
  routes: [simulationRoutes],
  jobs: [ruleSimulationJob],
}
