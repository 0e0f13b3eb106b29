// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../screens/visits.ts'
import type { Route } from '../../route.ts'

export const getVisitRecord: Route<typeof contract.getVisitRecord> = {
  method: 'get',
  path: '/api/staff/visits/:visitId',
  reader: 'staff',
}

export const listConsoleVisits: Route<typeof contract.listConsoleVisits> = {
  method: 'get',
  path: '/api/console/visits',
}

export const listTodayVisits: Route<typeof contract.listTodayVisits> = {
  method: 'get',
  path: '/api/staff/today-visits',
  reader: 'staff',
}
