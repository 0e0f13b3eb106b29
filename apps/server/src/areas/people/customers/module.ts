import type { Module } from '../../../platform/module.ts'
import { customersAmong } from '../../../platform/subjects.ts'
import { customersTables } from './customers.tables.ts'

export const customers: Module = {
  name: 'people/customers',
  tables: customersTables,
  subjects: {
    customerId: async (_sql, id) => [id],
    vehicleId: (sql, id) => customersAmong(sql, 'SELECT customerId FROM vehicle_people WHERE vehicleId = ?', [id]),
  },
  demo: () => import('./demo.ts'),
}
