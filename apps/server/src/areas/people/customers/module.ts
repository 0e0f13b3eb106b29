import type { Module } from '../../../platform/module.ts'
import { customersTables } from './customers.tables.ts'

export const customers: Module = {
  name: 'people/customers',
  tables: customersTables,
  demo: () => import('./demo.ts'),
}
