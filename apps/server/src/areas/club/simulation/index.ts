export { simulateRules } from './simulate-rules.ts'
