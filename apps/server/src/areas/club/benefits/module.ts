import type { Module } from '../../../platform/module.ts'
import { benefitsEntities } from './benefits.tables.ts'
import { BenefitUses1795500000002 } from './migrations/1795500000002-benefit-uses.ts'
import { benefitsRoutes } from './benefits.router.ts'

export const benefits: Module = {
  name: 'club/benefits',
  tables: benefitsEntities,
  migrations: [BenefitUses1795500000002],
  routes: [benefitsRoutes],
  demo: () => import('./demo.ts'),
}
