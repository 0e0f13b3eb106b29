import type { Module } from '../module.ts'
import { filesTables } from './files.tables.ts'
import { filesPages, filesRoutes } from './files.router.ts'

export const files: Module = {
  name: 'platform/files',
  tables: filesTables,
  routes: [filesRoutes],
  pages: [filesPages],
}
