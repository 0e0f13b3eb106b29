import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many times as many tries as usual a law gets: 1, and more in `pnpm test:long`. */
    propertyRuns: number
  }
}

/** How often a law is tried: so many times in every run of the tests, many times more in the long one. */
export const runs = (times: number): number => times * inject('propertyRuns')

/** As `runs`, with a fixed share in every run of the tests; the long one tries others each time. */
export const fixedShare = (times: number): { numRuns: number; seed?: number } =>
  inject('propertyRuns') === 1 ? { numRuns: times, seed: 20_261_128 } : { numRuns: runs(times) }
