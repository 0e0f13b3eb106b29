export { simulateRules } from './simulate-rules.ts'
export { simulationRoutes } from './simulation.router.ts'
