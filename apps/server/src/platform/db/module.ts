import type { Module } from '../module.ts'
import { coreTables } from './core.tables.ts'
import { forgetExpiredKeys } from './idempotency.ts'
import { Spine1795305600000 } from './migrations/1795305600000-spine.ts'

export const database: Module = {
  name: 'platform/db',
  tables: coreTables,
  migrations: [Spine1795305600000],
  upkeep: [forgetExpiredKeys],
}
