import type { Module } from '../../../platform/module.ts'
import { customerMerges } from './merging.tables.ts'
import { mergingRoutes } from './merging.router.ts'

export const merging: Module = {
  name: 'people/merging',
  tables: [customerMerges],
  routes: [mergingRoutes],
}
