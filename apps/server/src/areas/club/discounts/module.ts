import type { Module } from '../../../platform/module.ts'
import { memberIn } from '../../../platform/subjects.ts'
import { discountsTables } from './discounts.tables.ts'
import { agreementsMerging } from './merging.ts'
import { discountChecks } from './discounts.audit.ts'
import { discountsRoutes } from './discounts.router.ts'
import { Agreements1795500000005 } from './migrations/1795500000005-agreements.ts'

export const discounts: Module = {
  name: 'club/discounts',
  tables: discountsTables,
  migrations: [Agreements1795500000005],
  routes: [discountsRoutes],
  merging: agreementsMerging,
  audit: { checks: discountChecks },
  subjects: { agreementId: memberIn('agreements'), approvalId: memberIn('discount_approvals') },
  demo: () => import('./demo.ts'),
}
