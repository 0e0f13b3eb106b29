// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/first-run.ts'
import type { Route } from '../../route.ts'

export const foundClub: Route<typeof contract.foundClub> = { method: 'post', path: '/api/first-run', anonymous: true }

export const lookAtFirstRun: Route<typeof contract.lookAtFirstRun> = {
  method: 'post',
  path: '/api/first-run/look',
  anonymous: true,
}
