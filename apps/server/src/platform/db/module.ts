import type { Module } from '../module.ts'
import { coreTables } from './core.tables.ts'
import { forgetExpiredKeys } from './idempotency.ts'
import { ActsAboutMembers1796010000003 } from './migrations/1796010000003-acts-about-members.ts'
import { ActsOfEarlierDays1796090000000 } from './migrations/1796090000000-acts-of-earlier-days.ts'
import { Spine1795305600000 } from './migrations/1795305600000-spine.ts'

export const database: Module = {
  name: 'platform/db',
  tables: coreTables,
  migrations: [Spine1795305600000, ActsAboutMembers1796010000003, ActsOfEarlierDays1796090000000],
  upkeep: [forgetExpiredKeys],
}
