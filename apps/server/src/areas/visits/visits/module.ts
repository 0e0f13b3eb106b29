import type { Module } from '../../../platform/module.ts'
import { visitsEntities } from './visits.tables.ts'
import { VisitDiscounts1795500000003 } from './migrations/1795500000003-visit-discounts.ts'
import { visitsRoutes } from './visits.router.ts'

export const visits: Module = {
  name: 'visits/visits',
  tables: visitsEntities,
  migrations: [VisitDiscounts1795500000003],
  routes: [visitsRoutes],
}
