import * as club from './club/index.ts'
import * as demo from './demo.ts'
import type { Endpoint } from './endpoint.ts'
import * as files from './files.ts'
import * as acts from './acts.ts'
import * as jobs from './jobs.ts'
import * as people from './people/index.ts'
import * as screens from './screens/index.ts'
import * as visits from './visits/index.ts'

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'audience' in value
}

/** Every endpoint of the interface, area by area; tests and checks read it. */
export const endpoints: readonly Endpoint[] = [people, club, visits, screens, files, acts, jobs, demo].flatMap((area) =>
  Object.values<unknown>(area).filter(isEndpoint),
)
