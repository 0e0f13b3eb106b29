import type { Module } from '../../../platform/module.ts'
import { Receipts1796166000000 } from './migrations/1796166000000-receipts.ts'
import { receiptsRoutes } from './receipts.router.ts'
import { receiptsTables } from './receipts.tables.ts'

export const receipts: Module = {
  name: 'visits/receipts',
  tables: receiptsTables,
  migrations: [Receipts1796166000000],
  routes: [receiptsRoutes],
}
