import type { Module } from '../../platform/module.ts'
import { findingRoutes } from './finding.router.ts'
import { receptionRoutes } from './reception.router.ts'

export const staffScreens: Module = {
  name: 'screens/staff',
  routes: [receptionRoutes, findingRoutes],
}
