import type { Module } from '../../../platform/module.ts'
import { customersEntities } from './customers.tables.ts'

export const customers: Module = {
  name: 'people/customers',
  tables: customersEntities,
  demo: () => import('./demo.ts'),
}
