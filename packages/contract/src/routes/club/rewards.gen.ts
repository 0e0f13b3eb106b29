// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../club/rewards.ts'
import type { Route } from '../../route.ts'

export const listRewards: Route<typeof contract.listRewards> = { method: 'get', path: '/api/member/rewards' }
