import type { Module } from '../module.ts'
import { Outbox1796000000000 } from './migrations/1796000000000-outbox.ts'
import { outboxEvents } from './outbox.tables.ts'

export const outbox: Module = {
  name: 'platform/outbox',
  tables: [outboxEvents],
  migrations: [Outbox1796000000000],
}
