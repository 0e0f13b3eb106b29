import type { Module } from '../module.ts'
import { auditSeals } from './audit-seals.tables.ts'
import { AuditSeals1795860000000 } from './migrations/1795860000000-audit-seals.ts'

export const audit: Module = {
  name: 'platform/audit',
  tables: [auditSeals],
  migrations: [AuditSeals1795860000000],
}
