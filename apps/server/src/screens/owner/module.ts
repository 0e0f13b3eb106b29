import type { Module } from '../../platform/module.ts'
import { ownerRoutes } from './owner.router.ts'

export const ownerScreens: Module = {
  name: 'screens/owner',
  routes: [ownerRoutes],
}
