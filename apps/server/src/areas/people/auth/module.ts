import type { Module } from '../../../platform/module.ts'
import { authTables } from './auth.tables.ts'
import { forgetSessions } from './sessions.repository.ts'
import { StaffIdentities1796010000000 } from './migrations/1796010000000-staff-identities.ts'
import { SessionExpiry1795500000006 } from './migrations/1795500000006-session-expiry.ts'

export const auth: Module = {
  name: 'people/auth',
  tables: authTables,
  migrations: [SessionExpiry1795500000006, StaffIdentities1796010000000],
  upkeep: [forgetSessions],
}
