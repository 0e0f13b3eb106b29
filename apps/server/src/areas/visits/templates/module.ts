import { visitSettled } from '@cheyou/contract'
import type { Module } from '../../../platform/module.ts'
import { inUnit } from '../../../platform/outbox/index.ts'
import { WorkTemplates1796050800000 } from './migrations/1796050800000-work-templates.ts'
import { noteTemplateUses } from './note-uses.ts'
import { templatesRoutes } from './templates.router.ts'
import { templatesTables } from './templates.tables.ts'

export const templates: Module = {
  name: 'visits/templates',
  tables: templatesTables,
  migrations: [WorkTemplates1796050800000],
  routes: [templatesRoutes],
  handlers: [inUnit(visitSettled, noteTemplateUses)],
  demo: () => import('./demo.ts'),
}
