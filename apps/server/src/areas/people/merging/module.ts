import type { Module } from '../../../platform/module.ts'
import { mergingRoutes } from './merging.router.ts'

export const merging: Module = {
  name: 'people/merging',
  routes: [mergingRoutes],
}
