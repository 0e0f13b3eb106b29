import type { Module } from '../../../platform/module.ts'
import { customersAmong } from '../../../platform/subjects.ts'
import { NameKeys1795845600000 } from './migrations/1795845600000-name-keys.ts'
import { PresentCars1795847100000 } from './migrations/1795847100000-present-cars.ts'
import { PhoneTails1796040000001 } from './migrations/1796040000001-phone-tails.ts'
import { customersTables } from './customers.tables.ts'

export const customers: Module = {
  name: 'people/customers',
  tables: customersTables,
  migrations: [NameKeys1795845600000, PresentCars1795847100000, PhoneTails1796040000001],
  subjects: {
    customerId: async (_sql, id) => [id],
    vehicleId: (sql, id) => customersAmong(sql, 'SELECT customerId FROM vehicle_people WHERE vehicleId = ?', [id]),
  },
  demo: () => import('./demo.ts'),
}
