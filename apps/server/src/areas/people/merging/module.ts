import type { Module } from '../../../platform/module.ts'
import { mergingChecks } from './merging.audit.ts'
import { customerMerges } from './merging.tables.ts'

export const merging: Module = {
  name: 'people/merging',
  tables: [customerMerges],
  audit: { checks: mergingChecks },
  subjects: { keptId: async (_sql, id) => [id], mergedId: async (_sql, id) => [id] },
}
