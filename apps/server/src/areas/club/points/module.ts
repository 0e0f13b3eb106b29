import type { Module } from '../../../platform/module.ts'
import { expireLots } from './expire-lots.ts'
import { pointsTables } from './points.tables.ts'
import { Points1795400000000 } from './migrations/1795400000000-points.ts'
import { ledgerChecks } from './ledger.audit.ts'

export const points: Module = {
  name: 'club/points',
  tables: pointsTables,
  migrations: [Points1795400000000],
  audit: {
    counts: { accounts: 'point_accounts', postings: 'ledger_postings', entries: 'ledger_entries', lots: 'point_lots' },
    checks: ledgerChecks,
  },
  jobs: [{ kind: 'expire_lots', title: '积分到期', nightly: {}, work: expireLots }],
}
