import type { Module } from '../module.ts'
import { filesEntities } from './files.tables.ts'
import { filesPages, filesRoutes } from './files.router.ts'

export const files: Module = {
  name: 'platform/files',
  tables: filesEntities,
  routes: [filesRoutes],
  pages: [filesPages],
}
