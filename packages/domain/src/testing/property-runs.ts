import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many times as many tries as usual a law gets: 1, and more in `pnpm test:long`. */
    propertyRuns: number
  }
}

/** How often a law is tried: so many times in every run of the tests, many times more in the long one. */
export const runs = (times: number): number => times * inject('propertyRuns')
