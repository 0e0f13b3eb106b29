import type { Module } from '../../../platform/module.ts'
import { authTables } from './auth.tables.ts'
import { forgetSessions } from './sessions.repository.ts'
import { SessionExpiry1795500000006 } from './migrations/1795500000006-session-expiry.ts'

export const auth: Module = {
  name: 'people/auth',
  tables: authTables,
  migrations: [SessionExpiry1795500000006],
  upkeep: [forgetSessions],
}
