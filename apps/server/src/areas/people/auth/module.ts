import type { Module } from '../../../platform/module.ts'
import { authEntities } from './auth.tables.ts'
import { SessionExpiry1795500000006 } from './migrations/1795500000006-session-expiry.ts'

export const auth: Module = {
  name: 'people/auth',
  tables: authEntities,
  migrations: [SessionExpiry1795500000006],
}
