import type { Module } from '../../platform/module.ts'
import { redemptionsDeskRoutes } from './redemptions-desk.router.ts'
import { actsRoutes } from './acts.router.ts'
import { consoleRoutes } from './console.router.ts'
import { jobsRoutes } from './jobs.router.ts'
import { mergingRoutes } from './merging.router.ts'
import { pointsDeskRoutes } from './points-desk.router.ts'
import { liveRouter } from './live-stream.ts'
import { todayRoutes } from './today.router.ts'

export const consoleScreens: Module = {
  name: 'screens/console',
  routes: [redemptionsDeskRoutes, consoleRoutes, mergingRoutes, pointsDeskRoutes, jobsRoutes, actsRoutes, todayRoutes],
  pages: [liveRouter],
}
