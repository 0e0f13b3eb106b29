import type { Module } from '../../../platform/module.ts'
import { discountsEntities } from './discounts.tables.ts'
import { Agreements1795500000005 } from './migrations/1795500000005-agreements.ts'

export const discounts: Module = {
  name: 'club/discounts',
  tables: discountsEntities,
  migrations: [Agreements1795500000005],
  demo: () => import('./demo.ts'),
}
