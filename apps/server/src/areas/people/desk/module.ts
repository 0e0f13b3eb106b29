import type { Module } from '../../../platform/module.ts'
import { deskRoutes } from './desk.router.ts'
import { deskTables } from './desk.tables.ts'
import { DeskViews1796167000000 } from './migrations/1796167000000-desk-views.ts'

export const desk: Module = {
  name: 'people/desk',
  tables: deskTables,
  migrations: [DeskViews1796167000000],
  routes: [deskRoutes],
}
