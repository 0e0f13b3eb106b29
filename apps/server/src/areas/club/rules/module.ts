import type { Module } from '../../../platform/module.ts'
import { rulesTables } from './rules.tables.ts'
import { RuleDrafts1795392000000 } from './migrations/1795392000000-rule-drafts.ts'
import { RulesByDay1795845600003 } from './migrations/1795845600003-rules-by-day.ts'
import { closedRules } from './rules.audit.ts'
import { rulesRoutes } from './rules.router.ts'
import { workTypesRoutes } from './work-types.router.ts'

export const rules: Module = {
  name: 'club/rules',
  tables: rulesTables,
  migrations: [RuleDrafts1795392000000, RulesByDay1795845600003],
  routes: [rulesRoutes, workTypesRoutes],
  audit: { closes: [closedRules] },
  demo: () => import('./demo.ts'),
}
