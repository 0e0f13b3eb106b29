import * as fc from 'fast-check'
import { runs } from './property-runs.ts'

// Set up by vitest.config.ts in the long run: laws that do not say how often they are tried have fast-check's own number.
fc.configureGlobal({ numRuns: runs(100) })
