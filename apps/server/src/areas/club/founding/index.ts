export { offerFirstRun } from './first-run-link.ts'
