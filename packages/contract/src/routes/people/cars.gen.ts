// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/cars.ts'
import type { Route } from '../../route.ts'

export const getMyCar: Route<typeof contract.getMyCar> = { method: 'get', path: '/api/member/cars/:vehicleId' }

export const listMyCars: Route<typeof contract.listMyCars> = { method: 'get', path: '/api/member/cars' }
