import { archiveChanged, customerTied } from '@cheyou/contract'
import type { Unit } from '../../../platform/db/database.ts'
import type { Module } from '../../../platform/module.ts'
import { inUnit } from '../../../platform/outbox/index.ts'
import { findKeyChecks, findKeyFindings } from './finding.audit.ts'
import { findKeysJob } from './find-keys-job.ts'
import { findKeys, recentMembers } from './finding.tables.ts'
import { keepFindKeys } from './keep-find-keys.ts'
import { FindKeys1796040000000 } from './migrations/1796040000000-find-keys.ts'
import { waysToPeople } from './ways-to-people.ts'

export const finding: Module = {
  name: 'people/finding',
  tables: [findKeys, recentMembers],
  migrations: [FindKeys1796040000000],
  handlers: [inUnit(archiveChanged, keepKeysOf), inUnit(customerTied, keepKeysOf)],
  finding: waysToPeople,
  jobs: [findKeysJob],
  audit: { checks: findKeyChecks, searches: [findKeyFindings] },
}

function keepKeysOf(unit: Unit, changes: readonly { customerId: string }[]): Promise<void> {
  return keepFindKeys(
    unit,
    changes.map(({ customerId }) => customerId),
  )
}
