import type { Module } from '../../../platform/module.ts'
import { memberIn } from '../../../platform/subjects.ts'
import { benefitsTables } from './benefits.tables.ts'
import { BenefitUses1795500000002 } from './migrations/1795500000002-benefit-uses.ts'
import { ReturnedUses1796023000000 } from './migrations/1796023000000-returned-uses.ts'
import { ReturnedAfterLapse1796024100000 } from './migrations/1796024100000-returned-after-lapse.ts'
import { benefitChecks, returnFindings } from './benefits.audit.ts'
import { benefitsRoutes } from './benefits.router.ts'
import { benefitsMerging } from './merging.ts'

export const benefits: Module = {
  name: 'club/benefits',
  tables: benefitsTables,
  migrations: [BenefitUses1795500000002, ReturnedUses1796023000000, ReturnedAfterLapse1796024100000],
  routes: [benefitsRoutes],
  merging: benefitsMerging,
  audit: { checks: benefitChecks, searches: [returnFindings] },
  subjects: { useId: memberIn('benefit_uses') },
  demo: () => import('./demo.ts'),
}
